import { is, type Node } from '../../../candidate/index.ts';
import { edit, insert, operator } from './operator.ts';

const constants = ['true', 'false', '0', '1', "''", 'null', '[]', '{}', 'undefined'];

/** Properties of an object literal dropped or added. */
export const objectProperties = operator('object-properties', function* (place) {
  const { node, of, facts } = place;
  if (!is(node, 'ObjectExpression')) return;
  const items: readonly Node[] = node.properties;
  for (const [at, item] of items.entries()) {
    const next = items[at + 1];
    const end = next?.start ?? item.end;
    const start = next ? item.start : (items[at - 1]?.end ?? item.start);
    yield { edits: [edit({ start, end }, '')], weight: 0.1, reason: `Drop \`${of(item)}\`` };
  }
  const taken = new Set(items.map((one) => (is(one, 'Property') ? of(one.key) : '')));
  const visible = facts.visible(node, place.ancestors).filter((one) => one.local);
  const last = items.at(-1);
  const at = last?.end ?? node.start + 1;
  const put = (text: string) => [insert(at, last ? `, ${text}` : ` ${text} `)];
  const base = last ? 0.1 : 0.25;
  for (const variable of visible.slice(0, 12)) {
    const { name, unused } = variable;
    const add = (text: string, weight: number) => ({
      edits: put(text),
      weight: weight * (unused ? 2 : 1),
      reason: `Give the object \`${text}\``,
    });
    if (!taken.has(name)) yield add(name, base);
    yield add(`...${name}`, base / 2);
    for (const key of facts.members.all.slice(0, 12))
      if (key !== name && !taken.has(key)) yield add(`${key}: ${name}`, base / 6);
  }
  for (const key of facts.members.all.slice(0, 16))
    if (!taken.has(key))
      for (const value of constants)
        yield {
          edits: put(`${key}: ${value}`),
          weight: base / 6,
          reason: `Give the object \`${key}: ${value}\``,
        };
});
