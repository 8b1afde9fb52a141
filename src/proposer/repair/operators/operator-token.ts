import type { Node } from '../../../candidate/index.ts';

/** The range of the operator's token between the two sides of an infix expression. */
export function tokenOf(
  node: Node & { left: Node; right: Node; operator: string },
  of: (node: Node) => string,
): { start: number; end: number } {
  const between = of(node).slice(node.left.end - node.start, node.right.start - node.start);
  // Comments between the sides may contain the token; blank them, keeping offsets.
  const bare = between.replace(/\/\*[^]*?\*\/|\/\/.*/g, (comment) => ' '.repeat(comment.length));
  const start = node.left.end + bare.indexOf(node.operator);
  return { start, end: start + node.operator.length };
}
