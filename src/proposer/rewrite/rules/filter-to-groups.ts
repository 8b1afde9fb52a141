import { is, type Change } from '../../../candidate/index.ts';
import {
  bucketLines,
  countLines,
  freshName,
  linesBefore,
  lookups,
  memberOf,
  parentOf,
  replacement,
  tableName,
  withAndWithoutNaN,
  type Lookup,
} from '../analysis/index.ts';
import type { Source } from '../../../candidate/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `ys.filter((y) => y.k === x.k)` inside a loop or callback in which `ys` stays the same. */
export const filterToGroups: Rewrite = {
  name: 'filter-to-groups',
  wins: 'Groups an array by key in a Map once, instead of filtering all of it on every round; wins as soon as both sides have more than a few items.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const found of lookups(source, region, 'filter')) {
      if (found.alone) yield* counted(source, found);
      yield* grouped(source, found);
    }
  },
};

const reason = (source: Source, { array, key }: Lookup, what: string) =>
  `${what} ${source.slice(array)} by ${source.slice(key)} once instead of filtering it every time`;

/** Only the number of matches is wanted. */
function* counted(source: Source, found: Lookup): Generator<Change> {
  const length = parentOf(source, found.call);
  if (!is(length, 'MemberExpression') || memberOf(length, 'length') !== found.call) return;
  const table = freshName(source, tableName(found.array, found.key, 'counts'));
  for (const lines of withAndWithoutNaN(table, countLines(source, table, found))) {
    const before = linesBefore(source, found.repeater, lines);
    if (!before) return;
    yield {
      operator: 'filter-to-groups',
      edits: [...before, replacement(length, `(${table}.get(${found.value}) ?? 0)`)],
      reason: reason(source, found, 'Count'),
    };
  }
}

/** The group itself where the equality is all, and a copy of it that nobody else holds. */
function* grouped(source: Source, found: Lookup): Generator<Change> {
  const table = freshName(source, tableName(found.array, found.key, 'groups'));
  const group = `(${table}.get(${found.value}) ?? [])`;
  const rest = `${group}.filter(${source.slice(found.callback)})`;
  const texts = found.alone ? [group, `${group}.slice()`] : [rest];
  for (const lines of withAndWithoutNaN(table, bucketLines(source, table, found))) {
    const before = linesBefore(source, found.repeater, lines);
    if (!before) return;
    for (const text of texts)
      yield {
        operator: 'filter-to-groups',
        edits: [...before, replacement(found.call, text)],
        reason: reason(source, found, 'Group'),
      };
  }
}
