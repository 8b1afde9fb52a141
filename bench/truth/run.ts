/**
 * `npm run bench:truth`: is what Pawl calls faster faster, and how small a difference does it see?
 * Measures functions against renamed copies of themselves, and against versions that do a known
 * amount more or less, as a run measures what it is about to report.
 *
 * - `--runs N`: as many comparisons with itself, and a twentieth of it with each known effect (300)
 * - `--busy`: with a process on each core that never rests
 * - `--part aa-idle|aa-busy|known-idle|known-busy`: only these; each is a fraction of an hour
 * - `--part I/N`: only every N-th of them, from the I-th
 * - `--only same|known`
 * - `--out FILE`: where results are added, a JSON object a line; the table is of all that it has
 * - `--table`: only the table
 *
 * What `--out` has already is not measured again, so that a run that was stopped goes on.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { Sandbox } from '../../src/sandbox/index.ts';
import { load } from './load.ts';
import { report } from './report.ts';
import { isOf, judge, planOf, type TrialResult } from './trial.ts';

/** Parts by name: which trials, and whether all cores are busy meanwhile. */
const named: Readonly<Record<string, { readonly only: string; readonly busy: boolean }>> = {
  'aa-idle': { only: 'same', busy: false },
  'aa-busy': { only: 'same', busy: true },
  'known-idle': { only: 'known', busy: false },
  'known-busy': { only: 'known', busy: true },
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    part: { type: 'string', default: '1/1' },
    busy: { type: 'boolean', default: false },
    only: { type: 'string' },
    out: { type: 'string', default: 'bench/results/truth.jsonl' },
    table: { type: 'boolean', default: false },
  },
});

if (!values.table) await measure();
const { text, wrong } = report(resultsSoFar());
process.stdout.write(`${text}\n`);
process.exitCode = wrong > 0 ? 1 : 0;

function resultsSoFar(): TrialResult[] {
  const lines = existsSync(values.out) ? readFileSync(values.out, 'utf8').trim().split('\n') : [];
  return lines.filter(Boolean).map((line) => JSON.parse(line) as TrialResult);
}

async function measure(): Promise<void> {
  const { only, busy } = named[values.part] ?? values;
  const [part = NaN, parts = NaN] = (named[values.part] ? '1/1' : values.part)
    .split('/')
    .map(Number);
  if (!(part >= 1 && part <= parts))
    throw new RangeError(`--part ${values.part} is not like aa-idle or 1/4`);
  const done = resultsSoFar();
  const plan = planOf(Number(values.runs))
    .filter(({ kind }) => !only || (only === 'same') === (kind === 'same'))
    .filter((_, i) => i % parts === part - 1)
    .filter((trial) => !done.some((result) => isOf(result, trial, busy)));
  mkdirSync(dirname(values.out), { recursive: true });
  const rest = busy ? load() : () => {};
  const sandbox = new Sandbox({ jail: true, workers: 1 });
  try {
    const unit = { modules: [], targetRequires: {}, tests: [], builtins: [] };
    await sandbox.open(unit, 'isolate');
    for (const [i, trial] of plan.entries()) {
      const result = await judge(trial, sandbox, busy);
      appendFileSync(values.out, `${JSON.stringify(result)}\n`);
      const { kind, subject, accepted, effect, ms } = result;
      const seen = effect ? `${effect.ratio.toFixed(3)} (${effect.rounds} blocks)` : result.reason;
      process.stderr.write(
        `${i + 1}/${plan.length}  ${kind} ${trial.truth.toFixed(3)}  ${subject}: ${accepted ? 'accepted' : 'rejected'}  ${seen}  ${ms} ms\n`,
      );
    }
  } finally {
    sandbox.close();
    rest();
  }
}
