import { is } from '../../../candidate/index.ts';
import { level } from '../text/precedence.ts';
import { operand, operator, replace, replaceBy } from './operator.ts';

const swaps: Record<string, readonly (readonly [string, number])[]> = {
  '-': [
    ['+', 0.8],
    ['~', 0.05],
  ],
  '+': [['-', 0.8]],
  '~': [
    ['-', 0.2],
    ['!', 0.1],
  ],
  '!': [['!!', 0.2]],
  typeof: [],
};

/** Takes away a `!`, `-`, `+`, `~`, `typeof`; swaps it; adds a minus, a plus or a typeof. */
export const unaryOperator = operator('unary-operator', function* (place) {
  const { node, role, parent } = place;
  if (role !== 'value') return;
  if (is(node, 'UnaryExpression')) {
    if (node.operator === 'void' || node.operator === 'delete') return;
    yield {
      edits: replaceBy(place, node.argument),
      weight: node.operator === '!' ? 0.8 : 0.4,
      reason: `Take away the ${node.operator}`,
    };
    const argument = operand(place, node.argument, level.update);
    for (const [text, weight] of swaps[node.operator] ?? [])
      yield {
        edits: replace(place, `${text}${argument}`, level.unary),
        weight,
        reason: `Use ${text} instead of ${node.operator}`,
      };
    return;
  }
  if (is(node, 'ArrowFunctionExpression', 'FunctionExpression', 'ObjectExpression')) return;
  if (is(node, 'Literal') && typeof node.value !== 'number') return;
  if (is(parent, 'UnaryExpression', 'ExpressionStatement', 'SpreadElement')) return;
  const argument = operand(place, node, level.update);
  for (const [text, weight] of [
    ['-', 0.12],
    ['+', 0.04],
    ['typeof ', 0.02],
  ] as const) {
    if (place.condition && text !== 'typeof ') continue;
    yield {
      edits: replace(place, `${text}${argument}`, level.unary),
      weight,
      reason: `Put ${text.trim()} before it`,
    };
  }
});
