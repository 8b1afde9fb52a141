import { children, type Node } from '../../../candidate/index.ts';

/** TypeScript's nodes that run: they wrap an expression, or are statements with runtime parts. */
const running = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
  'TSExportAssignment',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
]);

/** True for nodes that are types alone: blanked before anything runs. */
export function isTypeOnly(node: Node): boolean {
  return node.type.startsWith('TS') && !running.has(node.type);
}

/** A node's direct children that are there when it runs. */
export function* runtimeChildren(node: Node): Generator<Node> {
  for (const child of children(node)) if (!isTypeOnly(child)) yield child;
}

/** Like `walk`, without what is only types. */
export function* walkRuntime(
  node: Node,
  ancestors: readonly Node[] = [],
): Generator<{ node: Node; ancestors: readonly Node[] }> {
  yield { node, ancestors };
  const below = [...ancestors, node];
  for (const child of runtimeChildren(node)) yield* walkRuntime(child, below);
}
