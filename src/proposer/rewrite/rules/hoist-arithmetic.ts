import { children, is, isFunction, type Node } from '../../../candidate/index.ts';
import { hoisting } from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** Arithmetic and comparisons in a loop or callback whose operands never change there. */
export const hoistArithmetic: Rewrite = {
  name: 'hoist-arithmetic',
  wins: 'Computes once, before the loop, the arithmetic whose operands stay the same; wins a little in tight loops.',
  gain: 'micro',
  find: (region, source) => hoisting('hoist-arithmetic', region, source, isWorth),
};

function isWorth(node: Node): boolean {
  return (
    is(node, 'BinaryExpression') &&
    !contains(node, 'CallExpression', 'NewExpression', 'PrivateIdentifier') &&
    (contains(node.left, 'BinaryExpression', 'MemberExpression', 'Identifier') ||
      contains(node.right, 'Identifier'))
  );
}

function contains(node: Node, ...types: Node['type'][]): boolean {
  if (is(node, ...types)) return true;
  if (isFunction(node)) return false;
  for (const child of children(node)) if (contains(child, ...types)) return true;
  return false;
}
