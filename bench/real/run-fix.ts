import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runPawl, whyNot, writeFound, type PawlRun } from '../run-pawl.ts';
import { chooseBugs, type ChosenBug } from './choose.ts';
import { judgeFix, type FixResult } from './judge.ts';
import type { RealCase } from './packages.ts';
import { makeWorkspace, recordCase } from './workspace.ts';

export interface FixRow {
  readonly real: RealCase;
  readonly bug: ChosenBug;
  readonly result: FixResult;
  readonly run: PawlRun;
  /** Why there is no patch, or what was patched. */
  readonly note: string;
}

/** Puts bugs into one package and lets Pawl fix each, one row at a time. */
export async function* runFix(
  real: RealCase,
  options: { readonly bugs: number; readonly seed: number; readonly budget: number },
): AsyncGenerator<FixRow> {
  const recorded = recordCase(real, options.seed);
  for (const bug of await chooseBugs(recorded, options.bugs, options.seed)) {
    const root = makeWorkspace(recorded, bug.text);
    try {
      const file = `src/${real.files[0]}`;
      const run = await runPawl(
        ['fix', '-C', root, file, '--seed', '1', '--budget', `${options.budget}s`],
        (options.budget + 60) * 1000,
      );
      writeFound(root, run);
      const after = readFileSync(join(root, file), 'utf8');
      const result = judgeFix(recorded, bug.text, after);
      const answer = run.outcome?.kind === 'improved' ? run.outcome.answer : undefined;
      const note = answer
        ? answer.changes.map((change) => change.operator).join(' + ')
        : whyNot(run);
      yield { real, bug, result, run, note };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
}
