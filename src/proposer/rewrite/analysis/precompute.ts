import {
  is,
  isFunction,
  isLoop,
  type Edit,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { isStatementList } from './enclosing.ts';
import { replaceStatement, replacement } from './layout.ts';
import { parentOf } from './parents.ts';
import { linesBefore } from './place.ts';
import { freeVariables, declaredIn } from './variables.ts';
import { enclosingStatement } from './enclosing.ts';

/** The name that the code around gives to the value: `const total = …` where nothing else is declared. */
export function givenName(source: Source, node: Node): string | undefined {
  const declarator = parentOf(source, node);
  const declaration = declarator && parentOf(source, declarator);
  if (!is(declarator, 'VariableDeclarator') || !is(declarator.id, 'Identifier')) return undefined;
  if (!is(declaration, 'VariableDeclaration') || declaration.declarations.length !== 1)
    return undefined;
  return isStatementList(parentOf(source, declaration)) ? declarator.id.name : undefined;
}

/** The type that the code around gives to the value, with its colon. */
export function givenType(source: Source, node: Node): string {
  const declarator = parentOf(source, node);
  const id = is(declarator, 'VariableDeclarator') ? declarator.id : undefined;
  return is(id, 'Identifier') && id.typeAnnotation ? source.slice(id.typeAnnotation) : '';
}

/**
 * Edits that run lines in front of an expression's statement and put their result in its place;
 * undefined where the expression is not evaluated exactly once there. With `given` the lines
 * declare that name themselves and take the place of the whole declaration.
 */
export function precompute(
  source: Source,
  node: Node,
  lines: readonly string[],
  result: string | undefined,
): Edit[] | undefined {
  const parent = parentOf(source, node);
  if (result === undefined)
    return is(parent, 'ExpressionStatement')
      ? [replaceStatement(source, parent, lines)]
      : undefined;
  if (givenName(source, node) === result) {
    const declaration = parent && parentOf(source, parent);
    return declaration && [replaceStatement(source, declaration, lines)];
  }
  if (!isEvaluatedOnce(source, node)) return undefined;
  const before = linesBefore(source, node, lines);
  return before && [...before, replacement(node, result)];
}

/** False within branches, loop heads and where the same statement declares what is read. */
function isEvaluatedOnce(source: Source, node: Node): boolean {
  const statement = enclosingStatement(source, node);
  if (
    statement &&
    [...freeVariables(source, node)].some((variable) => declaredIn(variable, statement))
  )
    return false;
  let at = node;
  for (let up = parentOf(source, at); up && at !== statement; up = parentOf(source, up)) {
    if (isFunction(up)) return up.body === at;
    if (is(up, 'LogicalExpression') && up.right === at) return false;
    if (is(up, 'ConditionalExpression') && up.test !== at) return false;
    if (is(up, 'IfStatement') && up.test !== at) return false;
    if (is(up, 'SwitchCase', 'AssignmentPattern', 'ClassBody')) return false;
    if (isLoop(up)) return is(up, 'ForOfStatement', 'ForInStatement') && up.right === at;
    at = up;
  }
  return true;
}
