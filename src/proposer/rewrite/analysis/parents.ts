import { children, type Node, type Source } from '../../../candidate/index.ts';

const cache = new WeakMap<Source, Map<Node, Node>>();

/** The node's parent in the file's whole tree, undefined for the program. */
export function parentOf(source: Source, node: Node): Node | undefined {
  let parents = cache.get(source);
  if (!parents) {
    parents = new Map();
    const pending: Node[] = [source.program];
    for (let next = pending.pop(); next; next = pending.pop())
      for (const child of children(next)) {
        parents.set(child, next);
        pending.push(child);
      }
    cache.set(source, parents);
  }
  return parents.get(node);
}

/** The node's ancestors, nearest first, up to the program. */
export function* ancestorsOf(source: Source, node: Node): Generator<Node> {
  for (let up = parentOf(source, node); up; up = parentOf(source, up)) yield up;
}

/** True when `inner` is `outer` or lies within it. */
export function within(inner: Node, outer: Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
