import { is } from '../../../candidate/index.ts';
import { level } from '../text/precedence.ts';
import { operand, operator, replace } from './operator.ts';

/** The opposite of a condition, or of a truth value that is returned, assigned or passed. */
export const negateCondition = operator('negate-condition', function* (place) {
  const { node, role, condition, parent } = place;
  if (role !== 'value' || is(node, 'UnaryExpression', 'ParenthesizedExpression')) return;
  if (is(node, 'Literal', 'ObjectExpression', 'ArrayExpression', 'FunctionExpression')) return;
  if (is(node, 'ArrowFunctionExpression') || is(parent, 'UnaryExpression')) return;
  const compares = is(node, 'BinaryExpression') && /^[!=]==?$|^[<>]=?$/.test(node.operator);
  // A comparison has a nearer opposite: its own operator's.
  const weight = condition ? (compares ? 0.2 : 0.6) : is(parent, 'ReturnStatement') ? 0.1 : 0.03;
  yield {
    edits: replace(place, `!${operand(place, node, level.update)}`, level.unary),
    weight,
    reason: `Negate \`${place.of(node)}\``,
  };
});
