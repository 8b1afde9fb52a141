/**
 * `npm run bench:fix`: seconds from the command line, start-up included, to a verified patch of a
 * one-edit bug in a 30-line function with 10 tests; and candidates a second while searching.
 */
import { rmSync } from 'node:fs';
import { copyCase } from './copy-case.ts';
import { runPawl, whyNot } from './run-pawl.ts';
import { median, seconds, table } from './table.ts';

const rounds = 5;
const targets = [
  { folder: 'cases/one-edit', file: 'src/ranges.ts' },
  { folder: 'cases/missing-call', file: 'src/ranges.ts' },
  { folder: '../examples/shop-vitest', file: 'src/search.ts' },
  { folder: '../examples/notes-node', file: 'src/tags.js' },
  { folder: '../examples/ledger-jest', file: 'src/dates.js' },
];

const rows: string[][] = [];
let failed = false;
for (const { folder, file } of targets) {
  const runs = [];
  for (let round = 0; round < rounds; round++) {
    const root = copyCase(folder);
    const args = ['fix', '-C', root, file, '--seed', String(round + 1), '--budget', '30s'];
    const run = await runPawl(args, 90_000);
    runs.push(run);
    process.stderr.write(
      `${folder}: ${run.outcome?.kind ?? whyNot(run)}, ${seconds(run.seconds)} s\n`,
    );
    rmSync(root, { recursive: true, force: true });
  }
  const improved = runs.filter((run) => run.outcome?.kind === 'improved');
  const last = runs.findLast((run) => run.outcome?.kind !== 'improved') ?? runs.at(-1);
  const outcome = last?.outcome;
  failed ||= improved.length < rounds;
  rows.push([
    folder.replace(/^.*\//, ''),
    `${improved.length}/${rounds}`,
    seconds(median(runs.map((run) => run.seconds))),
    seconds(Math.max(...runs.map((run) => run.seconds))),
    String(median(runs.map((run) => run.counts?.judged ?? 0))),
    String(Math.round(median(runs.map((run) => run.counts?.perSecond ?? 0)))),
    outcome?.kind === 'improved'
      ? outcome.answer.changes.map((change) => change.operator).join(' + ')
      : last
        ? whyNot(last)
        : '',
  ]);
}
process.stdout.write(
  `${table(['case', 'fixed', 'median s', 'longest s', 'candidates', 'candidates/s', 'by'], rows)}\n`,
);
process.exitCode = failed ? 1 : 0;
