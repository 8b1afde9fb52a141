/**
 * `npm run bench:faults`: something befalls a worker at a random point of each of 200 runs, or the disk
 * gets full. Every verdict has to be there, once, and be what it is in a run that nothing disturbs; with
 * a full disk, after there is room again and the run was resumed. (For that the bench wants root's rights.)
 *
 * `--runs N` for fewer.
 */
import { parseArgs } from 'node:util';
import { Faults, faults } from '../attacks/faults.ts';
import { FullDisk } from '../attacks/full-disk.ts';
import { median, table } from './table.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '200' } } });
const count = Number(values.runs);
const runs = await Faults.open();
const usual = await runs.run();
const rows: string[][] = [];
let wrong = 0;
const withDisk = process.getuid?.() === 0;
const kinds = faults.length + (withDisk ? 1 : 0);
for (const [k, kind] of faults.entries()) {
  let same = 0;
  const extra: number[] = [];
  const own = Math.floor((count + k) / kinds);
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
if (withDisk) {
  const disk = FullDisk.open();
  const own = Math.floor((count + faults.length) / kinds);
  try {
    const undisturbed = await disk.undisturbed();
    let same = 0;
    const extra: number[] = [];
    for (let i = 0; i < own; i++) {
      const stopped = await disk.filled(Math.random() * undisturbed.ms);
      const resumed = await disk.resumed();
      const isSame =
        resumed.answer === undisturbed.answer &&
        stopped.doubled + resumed.doubled === 0 &&
        resumed.verdicts.size === undisturbed.verdicts.size &&
        [...resumed.verdicts].every(([id, it]) => undisturbed.verdicts.get(id) === it);
      if (isSame) same++;
      else process.stderr.write(`full disk: ${stopped.said.trim()} / ${resumed.said.trim()}\n`);
      extra.push(stopped.ms + resumed.ms - undisturbed.ms);
    }
    wrong += own - same;
    rows.push(['on a disk that gets full', `${same} of ${own}`, `${median(extra).toFixed(0)} ms`]);
  } finally {
    disk.close();
  }
}
process.stdout.write(`${table(['a worker is', 'same answer', 'costs'], rows)}\n`);
process.exitCode = wrong > 0 ? 1 : 0;
