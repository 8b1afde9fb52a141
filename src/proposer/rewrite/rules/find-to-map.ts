import { freshName } from '../analysis/index.ts';
import {
  bucketLines,
  firstLines,
  linesBefore,
  lookups,
  replacement,
  tableName,
  withAndWithoutNaN,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `ys.find((y) => y.id === x.id)` inside a loop or callback in which `ys` stays the same. */
export const findToMap: Rewrite = {
  name: 'find-to-map',
  wins: 'Indexes an array by key in a Map once, instead of searching it with find on every round; wins as soon as both sides have more than a few items.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const found of lookups(source, region, 'find', 'findLast')) {
      const table = freshName(source, tableName(found.array, found.key, 'index'));
      const last = found.method === 'findLast';
      const whole = found.alone && !last;
      const lines = whole ? firstLines(source, table, found) : bucketLines(source, table, found);
      const bucket = `${table}.get(${found.value})`;
      const search = found.alone ? 'at(-1)' : `${found.method}(${source.slice(found.callback)})`;
      for (const fill of withAndWithoutNaN(table, lines)) {
        const before = linesBefore(source, found.repeater, fill);
        if (!before) break;
        yield {
          operator: 'find-to-map',
          edits: [...before, replacement(found.call, whole ? bucket : `${bucket}?.${search}`)],
          reason: `Index ${source.slice(found.array)} by ${source.slice(found.key)} once instead of searching it for every ${found.value}`,
        };
      }
    }
  },
};
