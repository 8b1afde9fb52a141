/**
 * `npm run bench:attacks`: what each attack costs the run that it is judged in, and what its verdict
 * says. Each is told as it is fought.
 *
 * `--part I/N` for every N-th of them, from the I-th.
 */
import { parseArgs } from 'node:util';
import { Arena } from '../attacks/arena.ts';
import { attacksIn } from '../attacks/attack.ts';
import { median, table } from './table.ts';

const rounds = 3;
const { values } = parseArgs({ options: { part: { type: 'string', default: '1/1' } } });
const [part = NaN, parts = NaN] = values.part.split('/').map(Number);
if (!(part >= 1 && part <= parts)) throw new RangeError(`--part ${values.part} is not like 1/4`);
const arena = new Arena();
await arena.open();
const rows: string[][] = [];
const costs: number[] = [];
let failed = false;
const all = ['escapes', 'harm', 'forgeries'].flatMap(attacksIn);
for (const attack of all.filter((_, i) => i % parts === part - 1))
  for (const realm of ['isolate', 'process'] as const) {
    if (attack.realm !== undefined && attack.realm !== realm) continue;
    const runs = [];
    for (let round = 0; round < rounds; round++) runs.push(await arena.fight(attack, realm));
    const cost = median(runs.map((run) => run.costMs));
    const held = runs.every(
      ({ attacked, before, next, later, wrong }) =>
        !attacked.valid && before.valid && next.valid && later.valid && !wrong.valid,
    );
    failed ||= !held;
    costs.push(cost);
    const { attacked } = runs[0]!;
    const why = attacked.valid ? 'NOT STOPPED' : attacked.reason.slice(0, 60);
    process.stderr.write(
      `${Math.round(cost)} ms  ${held ? '' : 'NOT CONTAINED '}${attack.name} (${realm})\n`,
    );
    rows.push([
      attack.tries,
      realm,
      `${Math.round(cost)} ms`,
      held ? why : `NOT CONTAINED: ${why}`,
    ]);
  }
arena.close();
process.stdout.write(`${table(['tries', 'realm', 'costs', 'verdict'], rows)}\n`);
const sorted = costs.sort((a, b) => a - b);
process.stdout.write(
  `${sorted.length} fights: median ${Math.round(median(sorted))} ms, dearest ${Math.round(sorted.at(-1)!)} ms\n`,
);
process.exitCode = failed || sorted.at(-1)! >= 1_000 ? 1 : 0;
