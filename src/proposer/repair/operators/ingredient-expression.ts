import { is, isFunction } from '../../../candidate/index.ts';
import { kindsAt, mayMatch } from '../facts/kinds-at.ts';
import { kindsOfExpression } from '../facts/kinds.ts';
import type { Ingredient } from '../facts/ingredients.ts';
import { missingAt } from '../facts/readable.ts';
import { operator, replace, type Place } from './operator.ts';

/** Expressions tried at one place. */
const most = 40;

/** Another expression of the file, the nearest first, its unknown name replaced by one in scope. */
export const ingredientExpression = operator('ingredient-expression', function* (place) {
  const { node, role, parent, condition } = place;
  if (role !== 'value' || is(node, 'ParenthesizedExpression', 'FunctionExpression')) return;
  if (is(parent, 'ExpressionStatement', 'ChainExpression', 'ParenthesizedExpression')) return;
  if (is(parent, 'MemberExpression') && parent.object === node && !is(node, 'CallExpression'))
    return;
  if (is(parent, 'CallExpression', 'NewExpression') && parent.callee === node) return;
  const own = place.of(node);
  const kinds = kindsAt(place);
  let tried = 0;
  for (const { one, distance } of nearest(place)) {
    if (tried >= most) return;
    if (one.text === own || one.node.start === node.start) continue;
    if (condition !== one.condition && (condition || is(one.node, 'LogicalExpression'))) continue;
    if (!mayMatch(kinds, new Set(kindsOfExpression(one.node)))) continue;
    for (const text of inScope(one, place)) {
      if (text === own) continue;
      tried++;
      yield {
        edits: replace(place, text, one.level),
        weight: (condition ? 0.1 : 0.06) / (1 + distance),
        reason: `Use \`${text}\` as elsewhere`,
      };
    }
  }
});

/** Ingredients by distance: same function first, then by lines in between. */
function nearest({ node, ancestors, facts }: Place) {
  const owner = ancestors.findLast(isFunction);
  const seen = new Set<string>();
  const out: { one: Ingredient; distance: number }[] = [];
  for (const one of facts.expressions) {
    const within = one.node.start <= node.start && one.node.end >= node.end;
    if (within || is(one.node, 'Identifier', 'Literal', 'ThisExpression')) continue;
    if (isFunction(one.node) || one.text.length > 60) continue;
    const far = Math.abs(one.node.start - node.start) / 400;
    out.push({ one, distance: (one.owner === owner ? 0 : 1) + far });
  }
  out.sort((a, b) => a.distance - b.distance);
  return out.filter(({ one }) => !seen.has(one.text) && seen.add(one.text));
}

/** The expression with its one name that the place lacks replaced by each variable in scope. */
function inScope(one: Ingredient, { node, ancestors, facts }: Place): readonly string[] {
  const visible = facts.visible(node, ancestors);
  const missing = missingAt(one, visible);
  if (missing.length === 0) return [one.text];
  if (missing.length > 1 || one.text.includes('=>')) return [];
  const whole = new RegExp(`(?<![\\w$.])${missing[0]!.replace(/\$/g, '\\$')}(?![\\w$:])`, 'g');
  return visible
    .filter(({ local, distance }) => local && distance === 0)
    .slice(0, 4)
    .map(({ name }) => one.text.replace(whole, () => name));
}
