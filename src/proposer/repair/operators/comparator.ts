import { is, isFunction } from '../../../candidate/index.ts';
import { edit, insert, operand, operator, replace } from './operator.ts';
import { level } from '../text/precedence.ts';

const orders = ['(a, b) => a - b', '(a, b) => b - a', '(a, b) => a.localeCompare(b)'];

/** The order that a comparator gives: turned round, or given where `sort` has none. */
export const comparator = operator('comparator', function* (place) {
  const { node, of, parent } = place;
  if (is(node, 'CallExpression') && is(node.callee, 'MemberExpression')) {
    const name = of(node.callee.property);
    const { object } = node.callee;
    if (/^(sort|toSorted)$/.test(name) && node.arguments.length === 0)
      for (const order of orders)
        yield { edits: [insert(node.end - 1, order)], weight: 0.2, reason: `Sort by ${order}` };
    const only = node.arguments[0];
    if (name === 'localeCompare' && only && !is(only, 'SpreadElement'))
      yield {
        edits: [edit(object, operand(place, only, level.call)), edit(only, of(object))],
        weight: 0.3,
        reason: 'Swap what is compared',
      };
  }
  if (!isFunction(node) || node.params.length !== 2) return;
  const [a, b] = node.params;
  if (!a || !b || is(b, 'RestElement') || is(a, 'TSParameterProperty')) return;
  yield {
    edits: [edit(a, of(b)), edit(b, of(a))],
    weight: is(parent, 'CallExpression') ? 0.3 : 0.1,
    reason: 'Swap the parameters',
  };
  if (is(node, 'ArrowFunctionExpression') && !is(node.body, 'BlockStatement'))
    if (is(node.body, 'BinaryExpression') && /^[<>]=?$/.test(node.body.operator)) {
      const [left, right] = [of(node.body.left), of(node.body.right)];
      yield {
        edits: replace(
          { ...place, node: node.body, parent: node },
          `${left} < ${right} ? -1 : ${left} > ${right} ? 1 : 0`,
          level.conditional,
        ),
        weight: 0.2,
        reason: 'Compare to a number instead of a truth value',
      };
    }
});
