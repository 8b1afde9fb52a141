import { is } from '../../../candidate/index.ts';
import { kindsAt } from '../facts/kinds-at.ts';
import type { Kind } from '../facts/kinds.ts';
import { level } from '../text/precedence.ts';
import { operand, operator, replace, replaceBy } from './operator.ts';

const removable =
  /^(trim|trimStart|trimEnd|sort|reverse|slice|substring|substr|toLowerCase|toUpperCase|filter|map|flat|toString|join|concat|charAt|replace|replaceAll|normalize|call|bind|then|catch|toSorted|toReversed|split|padStart|padEnd|repeat|at)$/;

const calls: readonly (readonly [Kind, readonly (readonly [string, number])[]])[] = [
  [
    'string',
    [
      ['.trim()', 0.3],
      ['.toLowerCase()', 0.3],
      ['.toUpperCase()', 0.25],
      ['.slice(1)', 0.25],
      ['.slice(0, -1)', 0.2],
      ['.charAt(0)', 0.2],
      ['[0]', 0.1],
      ['.slice(2)', 0.1],
      ['.substring(1)', 0.05],
      ['.trimStart()', 0.15],
      ['.trimEnd()', 0.15],
      ['.length', 0.1],
      [".split('')", 0.1],
      ['.toString()', 0.03],
    ],
  ],
  [
    'array',
    [
      ['.sort()', 0.25],
      ['.reverse()', 0.25],
      ['.filter(Boolean)', 0.25],
      ['.slice()', 0.25],
      ['.slice(1)', 0.2],
      ['.slice(0, -1)', 0.15],
      ['.slice(-1)', 0.05],
      ['.sort((a, b) => a - b)', 0.15],
      ['.sort((a, b) => b - a)', 0.08],
      ['[0]', 0.1],
      ['.length', 0.1],
      ['.flat()', 0.08],
      [".join('')", 0.1],
      [".join(' ')", 0.05],
      ['.length - 1', 0.03],
    ],
  ],
  [
    'number',
    [
      ['.toString()', 0.08],
      ['.toFixed(2)', 0.02],
    ],
  ],
];

/** A call added at the end of a chain (`.trim()`, `.sort()`, …), or taken away. */
export const chainCall = operator('chain-call', function* (place) {
  const { node, role, parent, condition } = place;
  if (role !== 'value') return;
  if (is(node, 'CallExpression') && is(node.callee, 'MemberExpression') && !node.callee.computed) {
    const { object, property } = node.callee;
    if (removable.test(place.of(property)))
      yield {
        edits: replaceBy(place, object),
        weight: 0.3,
        reason: `Leave out the call of ${place.of(property)}`,
      };
  }
  if (!is(node, 'Identifier', 'MemberExpression', 'CallExpression', 'TemplateLiteral')) return;
  if (condition || is(parent, 'ExpressionStatement', 'UpdateExpression', 'UnaryExpression')) return;
  if (is(parent, 'CallExpression', 'NewExpression') && parent.callee === node) return;
  const kinds = kindsAt(place);
  for (const [kind, texts] of calls) {
    if (kinds.size > 0 && !kinds.has(kind)) continue;
    const sure = kinds.has(kind) ? 1 : 0.5;
    for (const [text, weight] of texts) {
      const strength = text.includes(' - ') && !text.endsWith(')') ? level.add : level.call;
      yield {
        edits: replace(place, operand(place, node, level.call) + text, strength),
        weight: weight * sure,
        reason: `Add ${text} to \`${place.of(node)}\``,
      };
    }
  }
});
