import { is, type Node } from './ast.ts';

/** The expression without what does not matter at run time: parentheses, types, chains. */
export function bare(node: Node): Node;
export function bare(node: Node | null | undefined): Node | undefined;
export function bare(node: Node | null | undefined): Node | undefined {
  let at = node ?? undefined;
  while (
    is(
      at,
      'ParenthesizedExpression',
      'TSAsExpression',
      'TSSatisfiesExpression',
      'TSNonNullExpression',
      'TSTypeAssertion',
      'ChainExpression',
      'TSInstantiationExpression',
    )
  )
    at = at.expression;
  return at;
}
