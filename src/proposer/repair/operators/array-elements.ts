import { is, type Node } from '../../../candidate/index.ts';
import { edit, insert, operator } from './operator.ts';

/** Elements of an array literal dropped, swapped or added; all of them left out. */
export const arrayElements = operator('array-elements', function* (place) {
  const { node, of, facts } = place;
  if (!is(node, 'ArrayExpression')) return;
  const items = node.elements.filter((one): one is Exclude<typeof one, null> => one !== null);
  if (items.length !== node.elements.length) return;
  if (items.length > 0)
    yield { edits: [edit(node, '[]')], weight: 0.4, reason: 'Start with no elements' };
  for (const [at, item] of items.entries()) {
    const next: Node | undefined = items[at + 1];
    const end = next?.start ?? item.end;
    const start = next ? item.start : (items[at - 1]?.end ?? item.start);
    yield { edits: [edit({ start, end }, '')], weight: 0.1, reason: `Drop \`${of(item)}\`` };
    if (next)
      yield {
        edits: [edit(item, of(next)), edit(next, of(item))],
        weight: 0.2,
        reason: `Swap \`${of(item)}\` and \`${of(next)}\``,
      };
  }
  const variables = facts.visible(node, place.ancestors).filter((one) => one.local);
  const names = variables.map(({ name }) => name).slice(0, 12);
  const unused = new Set(variables.filter((one) => one.unused).map(({ name }) => name));
  const { numbers, strings } = facts.literals;
  const literals = ['0', '1', "''", ...numbers.slice(0, 8), ...strings.slice(0, 12)];
  const spread = names.map((name) => `...${name}`);
  const whole = items.length === 0;
  for (const text of new Set([...names, ...literals, ...spread])) {
    const weight =
      (whole ? 0.2 : 0.06) * (unused.has(text) ? 2 : literals.includes(text) ? 0.5 : 1);
    const reason = `Put \`${text}\` into the array`;
    const last = items.at(-1);
    yield { edits: [insert(last?.end ?? node.end - 1, last ? `, ${text}` : text)], weight, reason };
    if (items[0])
      yield { edits: [insert(items[0].start, `${text}, `)], weight: weight / 2, reason };
  }
  if (!whole) return;
  for (const [at, a] of names.entries())
    for (const [to, b] of names.entries())
      if (a !== b)
        yield {
          edits: [edit(node, `[${a}, ${b}]`)],
          weight: to === at + 1 ? 0.2 : 0.05,
          reason: `Hold ${a} and ${b}`,
        };
});
