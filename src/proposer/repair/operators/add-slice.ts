import { is } from '../../../candidate/index.ts';
import { kindsAt } from '../facts/kinds-at.ts';
import { level } from '../text/precedence.ts';
import { operand, operator, replace } from './operator.ts';

/** Numbers in scope that bounds are made of. */
const most = 5;

/** A part of a text or list, its bounds made of the numbers in scope: `.slice(i, i + size)`. */
export const addSlice = operator('add-slice', function* (place) {
  const { node, role, parent, condition, facts } = place;
  if (role !== 'value' || condition || !is(node, 'Identifier', 'MemberExpression')) return;
  if (is(parent, 'MemberExpression', 'BinaryExpression', 'UnaryExpression', 'ExpressionStatement'))
    return;
  if (is(parent, 'CallExpression', 'NewExpression') && parent.callee === node) return;
  const kinds = kindsAt(place);
  const sure = kinds.has('array') || kinds.has('string');
  if (kinds.size > 0 && !sure) return;
  const numbers = facts
    .visible(node, place.ancestors)
    .filter((one) => one.local && one.distance < 2 && one.kinds.has('number'))
    .map(({ name }) => name)
    .filter((name) => name !== place.of(node))
    .slice(0, most);
  const bounds: (readonly [string, number])[] = numbers.flatMap((a) => [
    [`0, ${a}`, 1],
    [a, 1],
    [`${a} + 1`, 0.6],
    [`0, -${a}`, 0.2],
    [`-${a}`, 0.3],
    ...numbers
      .filter((b) => b !== a)
      .flatMap(
        (b) =>
          [
            [`${a}, ${b}`, 0.6],
            [`${a}, ${a} + ${b}`, 0.5],
          ] as const,
      ),
  ]);
  for (const [text, weight] of bounds)
    yield {
      edits: replace(place, `${operand(place, node, level.call)}.slice(${text})`, level.call),
      weight: weight * (sure ? 0.2 : 0.06),
      reason: `Take only .slice(${text}) of \`${place.of(node)}\``,
    };
});
