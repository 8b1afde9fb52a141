import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { differences, observe } from './observe.ts';
import { makeWorkspace, type Recorded, type RecordedCase } from './workspace.ts';

/**
 * The indices of the records from which this text of the file differs.
 *
 * @param timeout milliseconds for all records together
 * @returns undefined when it did not run to the end
 */
export function differs(
  recorded: RecordedCase,
  text: string,
  records: readonly Recorded[],
  timeout = 10_000,
): number[] | undefined {
  const folder = makeWorkspace(recorded, text);
  try {
    const file = join(folder, 'src', recorded.real.files[0]);
    const seen = observe({ file, uses: records.map((record) => record.use) }, timeout);
    const expected = records.map((record) => record.outcome);
    return seen.ok ? differences(seen.outcomes, expected) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `fixed`: all behaviour is the original's; `plausible`: only that of the tests is. */
export type FixResult =
  | { readonly kind: 'fixed' | 'no patch' }
  | { readonly kind: 'plausible'; readonly wrong: number }
  | { readonly kind: 'broken'; readonly wrong: number };

/** Judges the file after a run by behaviour that neither tests nor Pawl ever saw. */
export function judgeFix(
  recorded: RecordedCase,
  before: string,
  after: string,
  timeout?: number,
): FixResult {
  if (before === after) return { kind: 'no patch' };
  const failing = differs(recorded, after, recorded.tests, timeout);
  if (failing?.length !== 0)
    return { kind: 'broken', wrong: failing?.length ?? recorded.tests.length };
  const wrong =
    differs(recorded, after, recorded.heldOut, timeout)?.length ?? recorded.heldOut.length;
  return wrong === 0 ? { kind: 'fixed' } : { kind: 'plausible', wrong };
}
