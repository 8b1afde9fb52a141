import { is } from '../../../candidate/index.ts';
import { level } from '../text/precedence.ts';
import { operator, replace, type Place } from './operator.ts';

/** Another number: one more or less, the other sign, small ones, those of the file and tests. */
export const numberLiteral = operator('number-literal', function* (place) {
  const { node, role, facts } = place;
  if (role !== 'value' || !is(node, 'Literal') || typeof node.value !== 'number') return;
  const value = node.value;
  const candidates = new Map<string, number>();
  const add = (text: string, weight: number) => {
    if (!candidates.has(text) && text !== String(value)) candidates.set(text, weight);
  };
  if (Number.isSafeInteger(value)) {
    add(String(value + 1), 0.4);
    add(String(value - 1), 0.4);
  }
  for (const [text, weight] of [
    ['0', 0.3],
    ['1', 0.3],
    ['-1', 0.3],
    ['2', 0.1],
    ['10', 0.05],
  ] as const)
    add(text, weight);
  if (value !== 0) add(String(-value), 0.2);
  const others = facts.literals.numbers;
  for (const [rank, text] of others.slice(0, 30).entries()) add(text, 0.15 / (1 + rank / 10));
  for (const factor of [10, 0.1, 2, 0.5]) add(String(value * factor), 0.03);
  for (const [text, weight] of candidates) yield idea(place, text, weight);
});

function idea(place: Place, text: string, weight: number) {
  return {
    edits: replace(place, text, text.startsWith('-') ? level.unary : level.update),
    weight,
    reason: `Use ${text} instead of ${place.of(place.node)}`,
  };
}
