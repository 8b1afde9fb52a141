import { is, type Node } from '../../../candidate/index.ts';
import { edit, insert, operator } from './operator.ts';

/** A `?.` added to a property or a call, or taken away. */
export const optionalChaining = operator('optional-chaining', function* ({ node, ancestors, of }) {
  if (!is(node, 'MemberExpression', 'CallExpression')) return;
  const left = is(node, 'MemberExpression') ? node.object : node.callee;
  const plain = is(node, 'MemberExpression') && !node.computed;
  if (node.optional) {
    const at =
      left.end +
      of(node)
        .slice(left.end - node.start)
        .indexOf('?.');
    yield {
      edits: [edit({ start: at, end: at + 2 }, plain ? '.' : '')],
      weight: 0.3,
      reason: 'Do not skip a missing value',
    };
    return;
  }
  if (is(left, 'Super', 'ImportExpression') || !mayBeOptional(node, ancestors)) return;
  const at = plain ? node.property.start - 1 : left.end;
  if (plain && of(node)[at - node.start] !== '.') return;
  yield {
    edits: plain ? [edit({ start: at, end: at + 1 }, '?.')] : [insert(at, '?.')],
    weight: plain ? 0.3 : is(node, 'CallExpression') ? 0.08 : 0.15,
    reason: `Allow for \`${of(left)}\` to be missing`,
  };
});

/** Chains may not be written to, tagged or constructed. */
function mayBeOptional(node: Node, ancestors: readonly Node[]): boolean {
  let inner = node;
  for (const one of [...ancestors].reverse()) {
    if (is(one, 'MemberExpression') && one.object === inner) inner = one;
    else if (is(one, 'CallExpression') && one.callee === inner) inner = one;
    else if (is(one, 'ChainExpression', 'TSNonNullExpression')) inner = one;
    else {
      if (is(one, 'AssignmentExpression', 'ForInStatement', 'ForOfStatement'))
        return one.left !== inner;
      if (is(one, 'TaggedTemplateExpression', 'ArrayPattern', 'RestElement', 'AssignmentPattern'))
        return false;
      return !is(one, 'UpdateExpression') && !(is(one, 'NewExpression') && one.callee === inner);
    }
  }
  return true;
}
