import { children, is, isFunction, type Node, type Source } from '../../../candidate/index.ts';
import { hoisting, isStatic, memberOf, methodCall, parentOf } from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** A call or construction in a loop or callback whose operands never change there. */
export const hoistInvariant: Rewrite = {
  name: 'hoist-invariant',
  wins: 'Computes once, before the loop, what comes out the same on every round: Object.keys, toLowerCase, Math.sqrt, JSON.stringify, a sorted copy; wins with what the computation costs.',
  gain: 'algorithmic',
  find: (region, source) =>
    hoisting('hoist-invariant', region, source, (node) => isWorth(source, node)),
};

function isWorth(source: Source, node: Node): boolean {
  if (isStatic(node) && !is(node, 'ArrayExpression', 'ObjectExpression')) return false;
  const parent = parentOf(source, node);
  if (is(parent, 'ChainExpression', 'ExpressionStatement')) return false;
  // What is called, assigned to or deleted is not a value here.
  if (is(parent, 'CallExpression', 'NewExpression') && parent.callee === node) return false;
  if (is(node, 'CallExpression')) return costs(node);
  if (is(node, 'NewExpression')) return !is(parent, 'ThrowStatement');
  if (is(node, 'TemplateLiteral'))
    return node.expressions.length > 0 && !is(parent, 'TaggedTemplateExpression');
  if (is(node, 'BinaryExpression', 'LogicalExpression', 'ConditionalExpression'))
    return containsCall(node);
  if (is(node, 'ArrayExpression', 'ObjectExpression'))
    return isStatic(node) && isOnlyRead(source, node);
  return false;
}

/** A literal that is looked into at once: `['a', 'b'].includes(x)`, `{ a: 1 }[x]`. */
function isOnlyRead(source: Source, node: Node): boolean {
  const parent = parentOf(source, node);
  const size = is(node, 'ArrayExpression') ? node.elements.length : 1;
  return size > 0 && is(parent, 'MemberExpression') && parent.object === node;
}

/** `xs.slice()` as a value of its own is wanted anew on every round, to be changed. */
function costs(node: Node): boolean {
  const copy = methodCall(node, 'slice', 'concat');
  return !(copy && copy.args.length === 0) && !memberOf(node, 'fill');
}

function containsCall(node: Node): boolean {
  if (is(node, 'CallExpression', 'NewExpression')) return true;
  if (isFunction(node)) return false;
  for (const child of children(node)) if (containsCall(child)) return true;
  return false;
}
