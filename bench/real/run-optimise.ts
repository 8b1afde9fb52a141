import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runPawl, whyNot, writeFound, type PawlRun } from '../run-pawl.ts';
import { differs } from './judge.ts';
import { measure, type MeasuredSize } from './measure.ts';
import type { RealCase } from './packages.ts';
import { installed, makeWorkspace, recordCase } from './workspace.ts';

export interface OptimiseRow {
  readonly real: RealCase;
  readonly result: 'faster' | 'different' | 'no change';
  readonly run: PawlRun;
  /** Implementations in order: baseline, Pawl's, the known faster one. */
  readonly sizes: readonly MeasuredSize[];
  readonly note: string;
}

/** Lets Pawl speed one function up, and measures it beside its known faster version. */
export async function runOptimise(
  real: RealCase,
  options: { readonly seed: number; readonly budget: number },
): Promise<OptimiseRow> {
  const recorded = recordCase(real, options.seed);
  const root = makeWorkspace(recorded, recorded.original);
  try {
    const file = `src/${real.files[0]}`;
    const name = real.export ?? 'default';
    const run = await runPawl(
      [
        'optimise',
        '-C',
        root,
        `${file}#${real.symbol ?? name}`,
        '--seed',
        '1',
        '--budget',
        `${options.budget}s`,
      ],
      (options.budget + 60) * 1000,
    );
    writeFound(root, run);
    const after = readFileSync(join(root, file), 'utf8');
    const answer = run.outcome?.kind === 'improved' ? run.outcome.answer : undefined;
    const same = differs(recorded, after, [...recorded.tests, ...recorded.heldOut])?.length === 0;
    const { known } = real;
    const sizes = measure({
      name: real.name,
      implementations: [
        { file: installed(real.folder, real.files[0]), export: name },
        { file: join(root, file), export: name },
        ...(known ? [{ file: installed(known.folder, known.file), export: known.export }] : []),
      ],
      sizes: [10, 100, 1000],
      rounds: 24,
      seed: options.seed,
    });
    return {
      real,
      result: !same ? 'different' : after === recorded.original ? 'no change' : 'faster',
      run,
      sizes: sizes ?? [],
      note: answer ? answer.changes.map((change) => change.operator).join(' + ') : whyNot(run),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
