import { is } from '../../../candidate/index.ts';
import { edit, placeOf, type Place } from '../operators/operator.ts';
import type { Raw } from '../ranking/singles.ts';
import type { RepairInput } from '../repair.ts';
import { walkRuntime } from '../text/runtime.ts';

/** Objects tried for one empty literal. */
const most = 400;

/** Fills empty object literals with several properties at once, from what is in scope. */
export function* fillObjects(input: RepairInput): Generator<Raw> {
  for (const { node, ancestors } of walkRuntime(input.source.program)) {
    if (!input.regions.some((one) => one.start <= node.start && one.end >= node.end)) continue;
    if (!is(node, 'ObjectExpression') || node.properties.length > 0) continue;
    const place = placeOf(node, ancestors, input);
    const suspicion = input.suspicion(node);
    let rank = 0;
    for (const text of new Set(objects(place))) {
      if (rank >= most) break;
      yield {
        prior: (suspicion * 0.3) / (1 + rank++ / 12),
        change: {
          operator: 'fill-object',
          edits: [edit(node, `{ ${text} }`)],
          reason: `Give the object \`${text}\``,
        },
      };
    }
  }
}

/** Property lists: what is unused, sets of variables, other objects of the file. */
function* objects({ node, ancestors, facts, of }: Place): Generator<string> {
  const visible = facts.visible(node, ancestors).filter((one) => one.local && one.distance < 2);
  const unused = visible.filter((one) => one.unused).map(({ name }) => name);
  if (unused.length > 1) yield unused.join(', ');
  const known = new Set(facts.members.all);
  const named = visible.map(({ name }) => name).filter((name) => known.has(name));
  if (named.length > 0) yield named.join(', ');
  for (const one of facts.expressions)
    if (is(one.node, 'ObjectExpression') && one.node.properties.length > 0)
      yield of(one.node).slice(1, -1).trim().replace(/,$/, '');
  const names = [...new Set([...unused, ...named, ...visible.map(({ name }) => name)])].slice(0, 8);
  for (const a of names) yield a;
  for (const [at, a] of names.entries())
    for (const b of names.slice(at + 1)) {
      yield `${a}, ${b}`;
      for (const c of names.slice(names.indexOf(b) + 1)) yield `${a}, ${b}, ${c}`;
    }
  for (const key of facts.members.all.slice(0, 24))
    for (const value of [...names, 'true', 'false', '0', '[]', "''"]) yield `${key}: ${value}`;
}
