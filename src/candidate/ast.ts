import { visitorKeys } from 'oxc-parser';
import type * as oxc from '@oxc-project/types';

export type Program = oxc.Program;
/** Any node of the tree: ESTree with TypeScript's nodes, as oxc-parser makes it. */
export type Node = oxc.Node;
/** The node type with this `type`: `NodeOf<'CallExpression'>`. */
export type NodeOf<T extends Node['type']> = Having<Node, T>;
/** Some nodes share an interface (all functions do), so their `type` is a union itself. */
type Having<N, T> = N extends { type: infer U } ? ([U & T] extends [never] ? never : N) : never;

/** Declarations, expressions (methods are some) and arrow functions. */
export type FunctionNode = NodeOf<'FunctionDeclaration'> | NodeOf<'ArrowFunctionExpression'>;

const childLists = new WeakMap<Node, readonly Node[]>();

/** A node's direct children, in source order of their keys. Trees do not change: lists are kept. */
export function children(node: Node): readonly Node[] {
  let list = childLists.get(node);
  if (!list) {
    list = listChildren(node);
    childLists.set(node, list);
  }
  return list;
}

function listChildren(node: Node): Node[] {
  const list: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) list.push(item);
    } else if (isNode(value)) list.push(value);
  }
  return list;
}

/** The node and all below it, parents before children, each with its ancestors, nearest last. */
export function* walk(
  root: Node,
  ancestors: readonly Node[] = [],
): Generator<{ node: Node; ancestors: readonly Node[] }> {
  // By a stack: nested generators would hand each node up through all levels above it.
  const pending = [{ node: root, ancestors }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    const list = children(next.node);
    if (list.length === 0) continue;
    const below = [...next.ancestors, next.node];
    for (let i = list.length - 1; i >= 0; i--) pending.push({ node: list[i]!, ancestors: below });
  }
}

/** Narrows by type. */
export function is<T extends Node['type']>(
  node: Node | null | undefined,
  ...types: T[]
): node is NodeOf<T> {
  return node != null && (types as string[]).includes(node.type);
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return is(node, 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression');
}

export function isLoop(
  node: Node | null | undefined,
): node is NodeOf<
  'ForStatement' | 'ForInStatement' | 'ForOfStatement' | 'WhileStatement' | 'DoWhileStatement'
> {
  return is(
    node,
    'ForStatement',
    'ForInStatement',
    'ForOfStatement',
    'WhileStatement',
    'DoWhileStatement',
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
