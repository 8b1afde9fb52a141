/**
 * `npm run bench:stryker`: the mutants that StrykerJS makes of real packages, judged by the packages'
 * own tests: by `stryker run` and by Pawl's evaluator, on one machine with the same concurrency. Wall
 * time of each, process start-up included (the median of rounds in which each has its turn), and every
 * verdict that differs. `--only NAME --concurrency N --rounds N`
 */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import type { Verdict } from '../../src/evaluator/index.ts';
import { median, seconds, table, times } from '../table.ts';
import { isNoticed, readMutants, type Mutant } from './mutant.ts';
import { suites, type Suite } from './packages.ts';
import { makeWorkspace } from './workspace.ts';

const run = promisify(execFile);
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const stryker = path('../../node_modules/@stryker-mutator/core/bin/stryker.js');
const judge = path('./judge-child.ts');
const patience = 580_000;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    concurrency: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
  },
});

/** Both start as users start them: with the code that Node compiled the last time (`bin/pawl` has it kept). */
const env = { ...process.env, NODE_COMPILE_CACHE: path('../../node_modules/.cache/compiled') };

async function timed(args: readonly string[], cwd: string): Promise<[number, string]> {
  const started = process.hrtime.bigint();
  const { stdout } = await run(process.execPath, args, { cwd, env, timeout: patience });
  return [Number(process.hrtime.bigint() - started) / 1e9, stdout];
}

interface Compared {
  readonly mutant: Mutant;
  readonly verdict: Verdict;
  readonly same: boolean;
}

async function compare(suite: Suite): Promise<readonly [string[], readonly Compared[]]> {
  const root = makeWorkspace(suite, Number(values.concurrency));
  try {
    const judging = ['--disable-warning=ExperimentalWarning', judge, root, suite.file];
    const took: { readonly theirs: number; readonly ours: number }[] = [];
    let said = '';
    for (let round = 0; round < Number(values.rounds); round++) {
      const [theirs] = await timed([stryker, 'run'], root);
      const [ours, verdicts] = await timed([...judging, values.concurrency], root);
      took.push({ theirs, ours });
      said = verdicts;
    }
    const theirs = median(took.map((it) => it.theirs));
    const ours = median(took.map((it) => it.ours));
    const verdicts = new Map(
      said
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; verdict: Verdict })
        .map(({ id, verdict }) => [id, verdict]),
    );
    const compared = readMutants(root, suite.file).flatMap((mutant): Compared[] => {
      const noticed = isNoticed(mutant.status);
      const verdict = verdicts.get(mutant.id)!;
      return noticed === undefined ? [] : [{ mutant, verdict, same: noticed === !verdict.valid }];
    });
    const equal = compared.filter((it) => it.same).length;
    const row = [
      suite.name,
      String(compared.length),
      seconds(theirs),
      seconds(ours),
      times(theirs / ours),
      `${equal} (${((100 * equal) / compared.length).toFixed(1)} %)`,
    ];
    return [row, compared.filter((it) => !it.same)];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const rows: string[][] = [];
const differing: string[] = [];
for (const suite of suites) {
  if (values.only && !suite.name.startsWith(values.only)) continue;
  const [row, differs] = await compare(suite);
  rows.push(row);
  process.stderr.write(`${row.join('  ')}\n`);
  for (const { mutant, verdict } of differs)
    differing.push(
      `${suite.name} line ${mutant.line} ${mutant.mutator} to ${JSON.stringify(mutant.edit.text.slice(0, 60))}: ` +
        `Stryker says ${mutant.status}, Pawl ${verdict.valid ? 'valid' : `${verdict.stage}: ${verdict.reason}`}`,
    );
}
const head = ['package', 'mutants', 'Stryker s', 'Pawl s', 'faster', 'same verdict'];
process.stdout.write(`${table(head, rows)}\n`);
if (differing.length > 0) process.stdout.write(`\nDiffering:\n${differing.join('\n')}\n`);
