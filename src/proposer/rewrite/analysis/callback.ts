import { is, isFunction, walk, type FunctionNode, type Node } from '../../../candidate/index.ts';
import { bare } from './bare.ts';

/** A function expression that does nothing but give one value. */
export interface SimpleCallback {
  readonly fn: FunctionNode;
  readonly params: readonly Node[];
  readonly value: Node;
}

/** Reads `x => v`, `x => { return v; }` and `function (x) { return v; }`; not async, no generator. */
export function simpleCallback(node: Node | null | undefined): SimpleCallback | undefined {
  const fn = bare(node);
  if (!is(fn, 'ArrowFunctionExpression', 'FunctionExpression') || fn.async || fn.generator)
    return undefined;
  const params = fn.params as Node[];
  const body = fn.body;
  if (!body) return undefined;
  if (!is(body, 'BlockStatement')) return { fn, params, value: body as Node };
  const only = body.body.length === 1 ? body.body[0] : undefined;
  if (!is(only, 'ReturnStatement') || !only.argument) return undefined;
  return { fn, params, value: only.argument };
}

/** A callback written in place, not async, no generator, without `arguments`; undefined otherwise. */
export function inlineCallback(
  node: Node | null | undefined,
): (FunctionNode & { body: Node }) | undefined {
  const fn = bare(node);
  if (!is(fn, 'ArrowFunctionExpression', 'FunctionExpression')) return undefined;
  const { body } = fn as FunctionNode;
  if (!body || fn.async || fn.generator || mentionsArguments(body)) return undefined;
  if (is(fn, 'FunctionExpression') && mentionsThis(body)) return undefined;
  return fn as FunctionNode & { body: Node };
}

/** True when the node uses `this`, `super` or `new.target` of the function that it stands in. */
export function mentionsThis(node: Node): boolean {
  return mentionsOwn(node, (at) => is(at, 'ThisExpression', 'Super', 'MetaProperty'));
}

/** True when the node uses `arguments` of the function that it stands in. */
export function mentionsArguments(node: Node): boolean {
  return mentionsOwn(node, (at) => is(at, 'Identifier') && at.name === 'arguments');
}

/** Own code only: arrow functions share these with what is around them, other functions do not. */
function mentionsOwn(node: Node, test: (at: Node) => boolean): boolean {
  for (const { node: at, ancestors } of walk(node)) {
    if (!test(at)) continue;
    const foreign = ancestors.some((up) =>
      is(up, 'FunctionDeclaration', 'FunctionExpression', 'ClassBody'),
    );
    if (!foreign) return true;
  }
  return false;
}

/** The statements of the function's own body that end it: `return`s not in a nested function. */
export function* returnsOf(fn: FunctionNode): Generator<Node & { type: 'ReturnStatement' }> {
  if (!fn.body) return;
  for (const { node, ancestors } of walk(fn.body))
    if (is(node, 'ReturnStatement') && !ancestors.some(isFunction)) yield node;
}
