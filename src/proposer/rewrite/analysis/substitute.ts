import { type Node, type Source } from '../../../candidate/index.ts';
import { is } from '../../../candidate/index.ts';
import { withReplaced } from './code.ts';
import { parentOf } from './parents.ts';
import { usesOf, variableOf } from './variables.ts';

/** The node's text with every mention of a parameter (a plain name) replaced; `{ x }` stays a property. */
export function substituted(
  source: Source,
  node: Node,
  param: Node,
  text: string,
): string | undefined {
  const variable = is(param, 'Identifier') ? variableOf(source, param) : undefined;
  if (!variable) return undefined;
  return withReplaced(
    source,
    node,
    usesOf(variable, node).map((use) => {
      const above = parentOf(source, use);
      const shorthand = is(above, 'Property') && above.shorthand;
      return [use, shorthand ? `${variable.name}: ${text}` : text] as const;
    }),
  );
}

/** True for an expression that costs nothing and changes nothing when it is written twice. */
export function isRepeatable(node: Node): boolean {
  if (is(node, 'Identifier', 'ThisExpression', 'Literal')) return true;
  if (is(node, 'ParenthesizedExpression', 'TSNonNullExpression', 'TSAsExpression'))
    return isRepeatable(node.expression);
  if (is(node, 'TemplateLiteral')) return node.expressions.length === 0;
  if (is(node, 'MemberExpression'))
    return isRepeatable(node.object) && (!node.computed || isRepeatable(node.property));
  return false;
}
