/**
 * `npm run bench:honest`: honest versions that are faster, judged as such. None may be called a trick; how
 * many are accepted is told.
 *
 * `--part I/N` for every N-th target, from the I-th.
 */
import { parseArgs } from 'node:util';
import { projectOf } from '../attacks/gaming.ts';
import { honestFolder, honestTargets, honestVersionsOf } from '../attacks/honest.ts';
import { judge } from '../src/loop/index.ts';
import { table, times } from './table.ts';

const { values } = parseArgs({ options: { part: { type: 'string', default: '1/1' } } });
const [part = NaN, parts = NaN] = values.part.split('/').map(Number);
if (!(part >= 1 && part <= parts)) throw new RangeError(`--part ${values.part} is not like 1/4`);
const rows: string[][] = [];
let [accepted, accused] = [0, 0];
for (const target of honestTargets.filter((_, i) => i % parts === part - 1)) {
  const project = projectOf(target, 'node --test', honestFolder);
  const request = { root: project.root, file: 'src/target.js', symbol: target } as const;
  const versions = honestVersionsOf(target);
  for await (const { name, verdict } of judge({ ...request, objective: 'faster' }, versions)) {
    const { wins } = versions.find((each) => each.name === name)!;
    const trick = verdict.valid ? undefined : verdict.trick;
    if (verdict.valid) accepted++;
    if (trick !== undefined) accused++;
    const word = verdict.valid ? 'accepted' : (trick ?? verdict.reason.slice(0, 60));
    process.stderr.write(`${target} ${name}: ${word}\n`);
    rows.push([target, wins, times(verdict.metrics.speedup?.ratio), word]);
  }
  project.remove();
}
process.stdout.write(`${table(['target', 'wins by', 'faster', 'verdict'], rows)}\n`);
process.stdout.write(`${accepted} of ${rows.length} accepted, ${accused} called a trick\n`);
process.exitCode = accused > 0 ? 1 : 0;
