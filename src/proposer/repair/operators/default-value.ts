import { is, isFunction } from '../../../candidate/index.ts';
import { kindsAt } from '../facts/kinds-at.ts';
import { level } from '../text/precedence.ts';
import { bareParameter } from '../text/parameter.ts';
import { edit, insert, operand, operator, replace } from './operator.ts';

const defaults = [
  ["''", 'string'],
  ['0', 'number'],
  ['[]', 'array'],
  ['{}', 'object'],
  ['false', 'boolean'],
  ['true', 'boolean'],
  ['null', undefined],
  ['1', 'number'],
  ['undefined', undefined],
] as const;

/** A value in case there is none: `x ?? 0`, `x || ''`, a parameter's default. */
export const defaultValue = operator('default-value', function* (place) {
  const { node, role, parent, condition } = place;
  if (isFunction(parent) && is(node, 'Identifier') && parent.params.includes(node)) {
    if (node.typeAnnotation ?? node.optional) return;
    for (const [text] of defaults)
      yield {
        edits: bareParameter(place)
          ? [edit(node, `(${node.name} = ${text})`)]
          : [insert(node.end, ` = ${text}`)],
        weight: 0.08,
        reason: `Let \`${node.name}\` be ${text} where it is not given`,
      };
    return;
  }
  if (role !== 'value' || condition) return;
  if (!is(node, 'Identifier', 'MemberExpression', 'CallExpression', 'ChainExpression')) return;
  if (is(parent, 'ExpressionStatement', 'LogicalExpression', 'BinaryExpression', 'UnaryExpression'))
    return;
  if (is(parent, 'CallExpression', 'NewExpression') && parent.callee === node) return;
  const kinds = kindsAt(place);
  for (const [text, kind] of defaults) {
    if (kind && kinds.size > 0 && !kinds.has(kind)) continue;
    for (const [token, strength] of [
      ['??', level.nullish],
      ['||', level.or],
    ] as const)
      yield {
        edits: replace(place, `${operand(place, node, level.call)} ${token} ${text}`, strength),
        weight: (kind && kinds.has(kind) ? 0.1 : 0.05) * (is(parent, 'MemberExpression') ? 0.4 : 1),
        reason: `Use ${text} where there is no value`,
      };
  }
});
