/**
 * `npm run bench:optimise`: the quadratic cases; seconds until the run ends, and the speed-up beside
 * that of a reference with the known algorithm, which Pawl never sees.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyCase } from './copy-case.ts';
import { measure } from './real/measure.ts';
import { runPawl, whyNot, writeFound } from './run-pawl.ts';
import { seconds, table, times } from './table.ts';

const functions = ['unique', 'common', 'join', 'count', 'levels', 'flatten'];
const folder = 'cases/quadratic';
const here = (file: string) => fileURLToPath(new URL(`${folder}/${file}`, import.meta.url));

const rows: string[][] = [];
let found = 0;
for (const name of functions) {
  const root = copyCase(folder);
  const file = `src/${name}.js`;
  const args = ['optimise', '-C', root, `${file}#${name}`, '--seed', '1'];
  const run = await runPawl([...args, '--budget', '30s'], 90_000);
  writeFound(root, run);
  const sizes = measure({
    name: `quadratic/${name}`,
    implementations: [here(file), join(root, file), here(`reference/${name}.js`)].map((each) => ({
      file: each,
      export: name,
    })),
    sizes: [10, 1000, 5000],
    rounds: 16,
    seed: 1,
  });
  rmSync(root, { recursive: true, force: true });
  const outcome = run.outcome;
  process.stderr.write(`${name}: ${outcome?.kind ?? whyNot(run)}, ${seconds(run.seconds)} s\n`);
  if (outcome?.kind === 'improved') found++;
  const [small, , large] = sizes ?? [];
  rows.push([
    name,
    outcome?.kind ?? 'none',
    seconds(run.seconds),
    String(run.counts?.judged ?? 0),
    times(small?.ratios[1]),
    times(large?.ratios[1]),
    times(large?.ratios[2]),
    outcome?.kind === 'improved'
      ? outcome.answer.changes.map((change) => change.operator).join(' + ')
      : whyNot(run),
  ]);
}
const head = ['function', 'outcome', 'seconds', 'candidates', 'n=10', 'n=5000', 'reference', 'by'];
process.stdout.write(`${table(head, rows)}\n\n${found} of ${functions.length} made faster\n`);
process.exitCode = found === functions.length ? 0 : 1;
