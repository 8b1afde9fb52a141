import { is } from '../../../candidate/index.ts';
import { operatorLevel } from '../text/precedence.ts';
import { operand, operator, replace } from './operator.ts';

/** The sides of an operator in the other order, where the order counts. */
export const swapOperands = operator('swap-operands', function* (place) {
  const { node, facts } = place;
  if (!is(node, 'BinaryExpression') || is(node.left, 'PrivateIdentifier')) return;
  // For comparisons it is the same as turning the operator round.
  if (!/^([-+/%]|\*\*|<<|>>>?|in|instanceof)$/.test(node.operator)) return;
  const own = operatorLevel(node.operator);
  const left = operand(place, node.right, node.operator === '**' ? own + 2 : own);
  const right = operand(place, node.left, own + 1);
  const sorts = is(facts.parents.get(node), 'ArrowFunctionExpression', 'ReturnStatement');
  yield {
    edits: replace(place, `${left} ${node.operator} ${right}`, own),
    weight: node.operator === '-' ? (sorts ? 0.5 : 0.3) : node.operator === '+' ? 0.12 : 0.2,
    reason: 'Swap the two sides',
  };
});
