/**
 * `npm run bench:aa`: measures slow functions against themselves and against copies in other places
 * of the file, as Pawl measures a finalist. Any that it calls faster is a wrong one. `--seeds N`.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MeasureStage, type Verdict } from '../src/evaluator/index.ts';
import { bankOf } from '../src/loop/workload/bank.ts';
import { ladderOf } from '../src/loop/workload/ladder.ts';
import { Seedbed } from '../src/loop/workload/seedbed.ts';
import { Sandbox } from '../src/sandbox/index.ts';
import { expectedOutcomes, openTarget, recordExamples, takeBaseline } from '../src/target/index.ts';
import { seeded, targetShapes } from '../src/target/inputs/index.ts';
import { copyCase } from './copy-case.ts';
import { table } from './table.ts';

const targets = [
  ...['unique', 'common', 'join', 'count', 'levels', 'flatten'].map((name) => ({
    folder: 'cases/quadratic',
    file: `src/${name}.js`,
    symbol: name,
  })),
  { folder: '../examples/shop-vitest', file: 'src/text.ts', symbol: 'dedupe' },
  { folder: '../examples/notes-node', file: 'src/links.js', symbol: 'backlinks' },
  { folder: '../examples/ledger-jest', file: 'src/reconcile.js', symbol: 'match' },
];

/** Other texts with the same meaning: the same, one that lies elsewhere, one that is longer. */
const copies: readonly { readonly name: string; readonly of: (code: string) => string }[] = [
  { name: 'same', of: (code) => code },
  { name: 'moved', of: (code) => `${'\n'.repeat(40)}${code}` },
  { name: 'longer', of: (code) => `${code}\n;function unusedCopy(list){return list.slice()}` },
];

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '1' } } });
const rows: string[][] = [];
let wrong = 0;
for (const target of targets)
  for (let seed = 1; seed <= Number(values.seeds); seed++)
    for await (const { copy, verdict } of compare(target, seed)) {
      const effect = verdict.metrics.speedup;
      if (verdict.valid) wrong++;
      rows.push([
        target.symbol,
        copy,
        String(seed),
        verdict.valid ? 'FASTER' : 'not faster',
        effect ? effect.ratio.toFixed(3) : '-',
        effect ? `${effect.low.toFixed(3)} to ${effect.high.toFixed(3)}` : '-',
        String(effect?.rounds ?? 0),
      ]);
      process.stderr.write(`${rows.at(-1)?.join('  ')}\n`);
    }
process.stdout.write(
  `${table(['function', 'copy', 'seed', 'verdict', 'ratio', 'interval', 'blocks'], rows)}\n\n` +
    `${wrong} of ${rows.length} comparisons with itself called faster\n`,
);
process.exitCode = wrong > 0 ? 1 : 0;

async function* compare(
  { folder, file, symbol }: (typeof targets)[number],
  seed: number,
): AsyncGenerator<{ readonly copy: string; readonly verdict: Verdict }> {
  const root = copyCase(folder);
  const sandbox = new Sandbox({ jail: true });
  try {
    const target = await openTarget({ root, file, symbol });
    await sandbox.open(target.unit, target.realm);
    const baseline = await takeBaseline(target, sandbox, seed);
    const [recording] = await recordExamples(sandbox, baseline, [symbol], seed);
    if (!recording) throw new Error(`no test calls ${symbol}`);
    const limits = { fuel: baseline.fuel * 20, seed, timeoutMs: 10_000 };
    const { examples: recorded } = await expectedOutcomes(
      sandbox,
      baseline.code,
      symbol,
      recording.trusted,
      limits,
    );
    const ground = { target, sandbox, baseline, request: { seed }, journal: { msLeft: Infinity } };
    const bed = new Seedbed(ground, symbol, recorded, targetShapes(recording.all));
    const { rungs } = await ladderOf(bed);
    const { workloads } = await bankOf(bed, rungs, [1, 2, 3, 4]);
    const random = seeded(seed);
    const code = target.executable.code([], false);
    for (const copy of copies) {
      const stage = new MeasureStage(sandbox, {
        symbol,
        baseline: code,
        workloads,
        random: () => random.integer(0, 0xffff) / 0x10000,
        seed,
      });
      const verdict = await stage.confirm(
        copy.of(code),
        () => {},
        () => false,
      );
      yield { copy: copy.name, verdict };
    }
  } finally {
    sandbox.close();
    rmSync(root, { recursive: true, force: true });
  }
}
