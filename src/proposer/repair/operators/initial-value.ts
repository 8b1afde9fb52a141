import { is, isFunction } from '../../../candidate/index.ts';
import { kindsOfExpression } from '../facts/kinds.ts';
import { level } from '../text/precedence.ts';
import { operator, replace } from './operator.ts';

const values = [
  ['0', 'number'],
  ['1', 'number'],
  ['-1', 'number'],
  ["''", 'string'],
  ['[]', 'array'],
  ['{}', 'object'],
  ['null', undefined],
  ['undefined', undefined],
  ['true', 'boolean'],
  ['false', 'boolean'],
  ['Infinity', 'number'],
  ['-Infinity', 'number'],
  ['new Map()', 'object'],
  ['new Set()', 'object'],
  ['Object.create(null)', 'object'],
] as const;

/** Another value for a variable to start with. */
export const initialValue = operator('initial-value', function* (place) {
  const { node, role, parent } = place;
  if (role !== 'value' || isFunction(node)) return;
  const starts = is(parent, 'VariableDeclarator', 'PropertyDefinition');
  if (!starts && !is(parent, 'AssignmentExpression', 'ReturnStatement')) return;
  const kinds = kindsOfExpression(node);
  const simple = is(
    node,
    'Literal',
    'ArrayExpression',
    'ObjectExpression',
    'UnaryExpression',
    'Identifier',
  );
  for (const [text, kind] of values)
    yield {
      edits: replace(place, text, text.startsWith('-') ? level.unary : level.call),
      weight:
        (kind && kinds.includes(kind) ? 0.12 : 0.05) * (simple ? 1 : 0.3) * (starts ? 1 : 0.6),
      reason: `Start with ${text}`,
    };
});
