import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import type { Code } from '../code/code.ts';
import { calleeName, plainKey } from '../code/literal.ts';

/**
 * Whether what a module keeps is emptied in each call, as a scratch table is: without a condition, by the
 * function itself. It keeps its room then, and no results.
 */
export function isEmptied(code: Code, kept: Node): boolean {
  const variable = code.variableOf(kept);
  return (
    variable?.references.some(({ identifier }) => {
      const emptying = emptyingOf(code, identifier as unknown as Node);
      const above =
        emptying &&
        code.above(
          emptying,
          (node) =>
            isFunction(node) ||
            is(node, 'IfStatement', 'ConditionalExpression', 'LogicalExpression', 'SwitchCase') ||
            is(node, 'CatchClause'),
        );
      return above !== undefined && isFunction(above);
    }) ?? false
  );
}

/** `kept.clear()`, `kept.fill(0)` or `kept.length = 0`. */
function emptyingOf(code: Code, name: Node): Node | undefined {
  const member = code.parentOf(name);
  if (!is(member, 'MemberExpression') || bare(member.object) !== name) return undefined;
  const use = code.parentOf(member);
  if (is(use, 'CallExpression') && use.callee === member) {
    const called = calleeName(use);
    const [first] = use.arguments;
    const wipes = called === 'fill' && use.arguments.length === 1 && is(first, 'Literal');
    return called === 'clear' || wipes ? use : undefined;
  }
  const isLength = is(use, 'AssignmentExpression') && use.left === member;
  if (!isLength || plainKey(member) !== 'length') return undefined;
  return is(use.right, 'Literal') && use.right.value === 0 ? use : undefined;
}
