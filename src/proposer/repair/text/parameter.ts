import { is, type Node } from '../../../candidate/index.ts';

/** True for the only parameter of an arrow function when it stands without parentheses. */
export function bareParameter(place: {
  readonly node: Node;
  readonly parent: Node | undefined;
  of(node: Node): string;
}): boolean {
  const { node, parent, of } = place;
  if (!is(parent, 'ArrowFunctionExpression') || parent.params[0] !== node) return false;
  return /^\s*=>/.test(of(parent).slice(node.end - parent.start));
}
