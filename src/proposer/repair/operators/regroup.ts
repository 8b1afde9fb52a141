import { is, type Node } from '../../../candidate/index.ts';
import { operatorLevel } from '../text/precedence.ts';
import { operator, replace } from './operator.ts';

/** Parentheses put otherwise: `a + b * c` as `(a + b) * c`, `a || b && c` as `(a || b) && c`. */
export const regroup = operator('regroup', function* (place) {
  const { node, of } = place;
  if (!is(node, 'BinaryExpression', 'LogicalExpression')) return;
  const own = node.operator;
  for (const right of [true, false]) {
    const side: Node = right ? node.right : node.left;
    const inner: Node = is(side, 'ParenthesizedExpression') ? side.expression : side;
    if (!is(inner, 'BinaryExpression', 'LogicalExpression')) continue;
    if (inner.type !== node.type || /\?\?|\*\*|in/.test(own + inner.operator)) continue;
    const [a, b, c] = right
      ? [node.left, inner.left, inner.right]
      : [inner.left, inner.right, node.right];
    const [first, second] = right ? [own, inner.operator] : [inner.operator, own];
    const text = right
      ? `(${of(a)} ${first} ${of(b)}) ${second} ${of(c)}`
      : `${of(a)} ${first} (${of(b)} ${second} ${of(c)})`;
    yield {
      edits: replace(place, text, Math.min(operatorLevel(right ? second : first), 5)),
      weight: 0.25,
      reason: 'Group it otherwise',
    };
  }
});
