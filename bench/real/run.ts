/**
 * `npm run bench:real`: bugs of StrykerJS's mutator in real packages, and real functions whose
 * faster versions are known. `--only NAME --task fix|optimise --limit N --bugs N --budget SECONDS
 * --seed N --packages FILE`, a module whose
 * `cases` take the place of the built-in ones. Writes every row to `bench/results/`, one JSON a line, and prints tables.
 */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { cases as builtIn, type RealCase } from './packages.ts';
import { fixTables, optimiseTable } from './report.ts';
import { runFix, type FixRow } from './run-fix.ts';
import { runOptimise, type OptimiseRow } from './run-optimise.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    task: { type: 'string' },
    limit: { type: 'string', default: '1000' },
    bugs: { type: 'string', default: '6' },
    budget: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    packages: { type: 'string' },
  },
});
const [limit, bugs, budget, seed] = [values.limit, values.bugs, values.budget, values.seed].map(
  Number,
) as [number, number, number, number];
const { cases } = values.packages
  ? ((await import(pathToFileURL(resolve(values.packages)).href)) as { cases: RealCase[] })
  : { cases: builtIn };
const wanted = cases.filter(
  (one) =>
    (!values.task || one.task === values.task) &&
    (!values.only || values.only.split(',').includes(one.name)),
);

const results = fileURLToPath(new URL('../results/real.jsonl', import.meta.url));
mkdirSync(dirname(results), { recursive: true });
writeFileSync(results, '');
const keep = (row: unknown) => appendFileSync(results, `${JSON.stringify(row)}\n`);
const tell = (line: string) => process.stderr.write(`${line}\n`);

const fixes: FixRow[] = [];
const optimised: OptimiseRow[] = [];
for (const real of wanted) {
  if (fixes.length + optimised.length >= limit) break;
  if (real.task === 'optimise') {
    const row = await runOptimise(real, { seed, budget });
    optimised.push(row);
    keep({ ...row, run: { ...row.run, events: undefined } });
    tell(`${real.name}: ${row.result} (${row.run.seconds.toFixed(1)} s) ${row.note}`);
    continue;
  }
  for await (const row of runFix(real, { bugs, seed, budget })) {
    fixes.push(row);
    keep({ ...row, bug: { ...row.bug, text: undefined }, run: { ...row.run, events: undefined } });
    tell(
      `${real.name} line ${row.bug.line} ${row.bug.mutator}: ${row.result.kind} ` +
        `(${row.run.seconds.toFixed(1)} s) ${row.note}`,
    );
    if (fixes.length + optimised.length >= limit) break;
  }
}
if (fixes.length > 0) process.stdout.write(`${fixTables(fixes)}\n\n`);
if (optimised.length > 0) process.stdout.write(`${optimiseTable(optimised)}\n`);
