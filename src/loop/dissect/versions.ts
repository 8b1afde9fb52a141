import type { Change } from '../../candidate/index.ts';
import { oneEach, WorkerDied, type TestsResult } from '../../sandbox/index.ts';
import { expectedOutcomes, type Expected } from '../../target/index.ts';
import type { Difference } from '../dissection.ts';
import type { Bench } from '../session.ts';

/** The code of the baseline with these changes; undefined where it does not parse. */
export function codeOf(
  { target }: Bench,
  changes: readonly Change[],
  fuel = true,
): string | undefined {
  try {
    return target.executable.code(
      changes.flatMap((change) => change.edits),
      fuel,
    );
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** All tests, none left out after a failure, in a fresh realm. */
export async function testsOf(bench: Bench, code: string): Promise<TestsResult> {
  const { sandbox, baseline, request } = bench;
  const order = baseline.reports.map((test) => test.id);
  const { fuel, timeoutMs } = baseline;
  const run = { kind: 'tests', ...oneEach([code]), order, stopAtFirst: false, fuel } as const;
  try {
    const job = { ...run, seed: request.seed };
    return (await sandbox.job(job, timeoutMs * 4, 'worker'))[0]!;
  } catch (error) {
    if (!(error instanceof WorkerDied)) throw error;
    const reads = { clock: 0, randomness: 0 };
    return { passed: 0, failed: [], fault: error.message, fuelUsed: 0, reads };
  }
}

/** What a version does on the inputs of `expected`; ends early where one does not end. */
async function outcomesOf(
  { sandbox, baseline, request }: Bench,
  code: string,
  { symbol, examples }: Expected,
): Promise<ReadonlyMap<Expected['examples'][number], string>> {
  const limits = { fuel: baseline.fuel, seed: request.seed, timeoutMs: 4_000, once: true };
  const done = await expectedOutcomes(sandbox, code, symbol, examples, limits);
  return new Map(done.examples.map((example, i) => [example, done.outcomes[i]!]));
}

/** Where a version does something else than the answer: how often, and the shortest such input. */
export async function differencesOf(
  bench: Bench,
  code: string,
  answer: readonly Expected[],
): Promise<{ readonly differing: number; readonly shown?: Difference; readonly all: string }> {
  let differing = 0;
  let shown: Difference | undefined;
  let all = '';
  for (const expected of answer) {
    const outcomes = await outcomesOf(bench, code, expected);
    expected.examples.forEach((example, i) => {
      const other = outcomes.get(example) ?? '';
      const own = expected.outcomes[i]!;
      all += `${other}\n`;
      if (other === own) return;
      differing++;
      const found = { symbol: expected.symbol, example, answer: own, other };
      if (!shown || lengthOf(found) < lengthOf(shown)) shown = found;
    });
  }
  return { differing, all, ...(shown && { shown }) };
}

function lengthOf({ example, answer, other }: Difference): number {
  return JSON.stringify(example).length + answer.length + other.length;
}
