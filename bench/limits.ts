/**
 * `npm run bench:limits`: how long after its time limit a candidate, and all that it started, is gone.
 */
import { attacksIn } from '../attacks/attack.ts';
import { endless, leftBehind, Limits, programs } from '../attacks/limits.ts';
import { median, table } from './table.ts';

const rounds = 7;
const limitMs = 500;
/** What is claimed, milliseconds. */
const most = 100;
const limits = new Limits();
const rows: string[][] = [];
let worst = 0;

async function measure(name: string, where: string, overrun: () => Promise<number>): Promise<void> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) taken.push(await overrun());
  const [typical, longest] = [median(taken), Math.max(...taken)];
  worst = Math.max(worst, typical);
  rows.push([name, where, `${typical.toFixed(0)} ms`, `${longest.toFixed(0)} ms`]);
}

for (const attack of attacksIn('harm').filter(({ name }) => endless.includes(name)))
  for (const realm of ['isolate', 'process'] as const) {
    if (attack.realm !== undefined && attack.realm !== realm) continue;
    if (realm === 'isolate' && attack.needs.length > 0) continue;
    await measure(attack.tries, realm, () => limits.overrun(attack, realm, limitMs));
  }
for (const attack of leftBehind)
  await measure(attack.tries, 'process', () => limits.overrun(attack, 'process', limitMs));
for (const { name, script } of programs)
  await measure(name, 'program', () => limits.overrunOfProgram(script, limitMs));
limits.close();
process.stdout.write(`${table(['what', 'where', 'beyond its limit', 'longest'], rows)}\n`);
process.exitCode = worst < most ? 0 : 1;
