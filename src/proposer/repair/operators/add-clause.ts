import { is } from '../../../candidate/index.ts';
import { readableAt } from '../facts/readable.ts';
import { level, operatorLevel } from '../text/precedence.ts';
import { operand, operator, replace } from './operator.ts';

/** Conditions tried at one place. */
const most = 24;

/** One more clause, taken from the file's other conditions or a variable in scope. */
export const addClause = operator('add-clause', function* (place) {
  const { node, condition, parent, facts } = place;
  if (!condition || is(node, 'Literal', 'ParenthesizedExpression')) return;
  if (is(parent, 'LogicalExpression', 'UnaryExpression')) return;
  const visible = facts.visible(node, place.ancestors);
  const clauses = new Map<string, number>();
  for (const one of facts.expressions)
    if (one.condition && !overlap(one.node, node) && readableAt(one, visible))
      clauses.set(one.text, one.level);
  for (const variable of visible)
    if (variable.local && variable.distance === 0) clauses.set(variable.name, level.primary);
  let rank = 0;
  for (const [text, strength] of clauses) {
    if (rank++ >= most) break;
    for (const [connective, negate] of [
      ['&&', ''],
      ['||', ''],
      ['&&', '!'],
      ['||', '!'],
    ] as const) {
      const own = operatorLevel(connective);
      const inParentheses = strength <= own || (negate && strength < level.update);
      const clause = negate + (inParentheses ? `(${text})` : text);
      yield {
        edits: replace(place, `${operand(place, node, own)} ${connective} ${clause}`, own),
        weight: negate ? 0.06 : 0.12,
        reason: `Ask also for \`${clause}\``,
      };
    }
  }
});

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
