import { is, type Node, type Source } from '../../../candidate/index.ts';
import {
  bucketLines,
  comparison,
  asksFound,
  freshName,
  keySetLines,
  linesBefore,
  lookups,
  nameOf,
  parentOf,
  replacement,
  tableName,
  withAndWithoutNaN,
  type Lookup,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `ys.some((y) => y.id === x.id)`, `every` with `!==`, `findIndex(…) !== -1`, inside a loop. */
export const someToKeySet: Rewrite = {
  name: 'some-to-key-set',
  wins: 'Asks a Set of keys, made once, instead of searching an array of objects with some, every or findIndex on every round; wins as soon as both sides have more than a few items.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const found of lookups(source, region, 'some', 'every', 'findIndex')) {
      const question = questionOf(source, found);
      // A plain value needs no loop to fill the Set; that is the business of includes-to-set.
      if (
        !question ||
        (found.method !== 'every' && nameOf(found.key) === nameOf(found.param) && nameOf(found.key))
      )
        continue;
      const table = freshName(source, tableName(found.array, found.key, 'keys'));
      const lines = (found.alone ? keySetLines : bucketLines)(source, table, found);
      const sign = question.negated ? '!' : '';
      const text = found.alone
        ? `${sign}${table}.has(${found.value})`
        : `${sign}(${table}.get(${found.value}) ?? []).${found.method === 'every' ? 'every' : 'some'}(${source.slice(found.callback)})`;
      for (const fill of withAndWithoutNaN(table, lines)) {
        const before = linesBefore(source, found.repeater, fill);
        if (!before) break;
        yield {
          operator: 'some-to-key-set',
          edits: [...before, replacement(question.node, text)],
          reason: `Collect ${source.slice(found.key)} of ${source.slice(found.array)} once instead of searching it for every ${found.value}`,
        };
      }
    }
  },
};

/** The yes-or-no question that the search is a part of. */
function questionOf(
  source: Source,
  { call, method, alone }: Lookup,
): { node: Node; negated: boolean } | undefined {
  if (method === 'some') return { node: call, negated: false };
  // Where more is asked, the bucket is asked with `every` itself, so nothing is to be turned round.
  if (method === 'every') return { node: call, negated: alone };
  const above = parentOf(source, call);
  if (!is(above, 'BinaryExpression')) return undefined;
  const compared = comparison(above);
  const question = compared && asksFound(compared.operator, compared.number);
  return question && { node: above, negated: question === 'missing' };
}
