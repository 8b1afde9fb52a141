import { is } from '../../../candidate/index.ts';
import { operator, replaceBy } from './operator.ts';

/** One side of a `&&`, `||`, `??` or of an arithmetic expression alone. */
export const dropOperand = operator('drop-operand', function* (place) {
  const { node } = place;
  if (!is(node, 'LogicalExpression', 'BinaryExpression')) return;
  const logical = is(node, 'LogicalExpression');
  if (!logical && !/^([-+*/%|&^]|<<|>>>?|\*\*)$/.test(node.operator)) return;
  for (const kept of [node.left, node.right]) {
    if (kept.type === 'PrivateIdentifier') continue;
    const dropped = kept === node.left ? node.right : node.left;
    yield {
      edits: replaceBy(place, kept),
      weight: logical ? 0.35 : 0.12,
      reason: `Drop \`${place.of(dropped)}\``,
    };
  }
});
