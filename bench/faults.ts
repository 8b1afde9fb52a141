/**
 * `npm run bench:faults`: something befalls a worker at a random point of each of 200 runs. Every
 * verdict has to be there, once, and be what it is in a run that nothing disturbs.
 *
 * `--runs N` for fewer.
 */
import { parseArgs } from 'node:util';
import { Faults, faults } from '../attacks/faults.ts';
import { median, table } from './table.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '200' } } });
const count = Number(values.runs);
const runs = await Faults.open();
const usual = await runs.run();
const rows: string[][] = [];
let wrong = 0;
for (const [k, kind] of faults.entries()) {
  let same = 0;
  const extra: number[] = [];
  const own = Math.floor((count + k) / faults.length);
  for (let i = 0; i < own; i++) {
    const { answer, ms } = await runs.run({ kind, at: Math.random(), usualMs: usual.ms });
    const isSame =
      answer.length === usual.answer.length && answer.every((it, j) => it === usual.answer[j]);
    if (isSame) same++;
    else
      process.stderr.write(
        `${kind}: ${answer
          .filter((it, j) => it !== usual.answer[j])
          .slice(0, 3)
          .join('; ')}\n`,
      );
    extra.push(ms - usual.ms);
  }
  wrong += own - same;
  rows.push([kind, `${same} of ${own}`, `${median(extra).toFixed(0)} ms`]);
}
process.stdout.write(`${table(['a worker is', 'same answer', 'costs'], rows)}\n`);
process.exitCode = wrong > 0 ? 1 : 0;
