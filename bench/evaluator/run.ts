/**
 * `npm run bench:evaluator`: candidates judged a second. Parts, all of them unless named:
 *
 * - `full`    full evaluation beside the ceiling, a fresh realm each and a jailed process each
 * - `growth`  with the number of inputs, the size of the candidate, and the workers
 * - `search`  in real repair searches, from proposal to verdict
 * - `steady`  at the thousandth, the hundred-thousandth and the millionth candidate
 */
import { steady } from './steady.ts';
import { full, growth } from './full.ts';
import { search } from './search.ts';

const parts = { full, growth, search, steady };
const named = process.argv.slice(2);
for (const [name, part] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(name)) continue;
  process.stdout.write(`\n${await part()}\n`);
}
