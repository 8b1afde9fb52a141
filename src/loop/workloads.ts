import type { Example } from '../candidate/index.ts';
import type { Workload } from '../evaluator/index.ts';
import { expectedOutcomes, type Expected } from '../target/index.ts';
import { growExamples, type TargetShapes } from '../target/inputs/index.ts';
import type { Session } from './session.ts';

const sizes = [10, 100, 1_000, 10_000];
const perSize = 2;
/** The baseline may take this long for one call of a workload. */
const slowestMs = 12;

/**
 * What the target is timed on: the recorded calls, and larger inputs of the same shape, as large as
 * the baseline can bear. Also the larger inputs once with what the baseline does there, since what
 * is right for five elements may be wrong for a thousand.
 */
export async function workloadsOf(
  session: Session,
  symbol: string,
  recorded: readonly Example[],
  shapes: TargetShapes,
): Promise<{ readonly workloads: readonly Workload[]; readonly grown: Expected }> {
  const { sandbox, baseline, request } = session;
  const workloads: Workload[] = [{ label: 'recorded', examples: () => recorded.slice(0, 60) }];
  const grow = (block: number, only?: number) =>
    growExamples({
      recorded,
      shapes,
      seed: request.seed * 1_000 + block,
      sizes: only === undefined ? sizes : [only],
      perSize,
    });
  const limits = { fuel: 200_000_000, seed: request.seed, timeoutMs: 10_000 };
  const kept: Expected[] = [];
  let before = 0;
  for (const { label, size, examples } of grow(0)) {
    const expected = await expectedOutcomes(sandbox, baseline.code, symbol, examples, limits);
    if (expected.examples.length === 0) break;
    kept.push(expected);
    workloads.push({
      label,
      examples: (block) =>
        grow(block + 1, size).find((it) => it.label === label)?.examples ?? examples,
    });
    const micros = await callMicros(session, symbol, examples);
    // The next size will take longer by as much as this one did, or somewhat more.
    const growth = Math.min(100, Math.max(10, (1.5 * micros) / before));
    if (!(micros * growth < slowestMs * 1_000)) break;
    before = micros;
  }
  const grown = {
    symbol,
    examples: kept.flatMap((it) => it.examples),
    outcomes: kept.flatMap((it) => it.outcomes),
  };
  return { workloads, grown };
}

/** How long one call of the baseline takes, roughly. */
async function callMicros(
  { sandbox, target, request }: Session,
  symbol: string,
  examples: readonly Example[],
): Promise<number> {
  const code = target.executable.code([], false);
  const strata = [{ label: '', examples }];
  const versions = { baseline: code, candidate: code };
  const timing = {
    ...versions,
    symbol,
    strata,
    order: [true],
    sampleMs: 1,
    warmUpMs: 5,
    seed: request.seed,
  };
  const result = await sandbox.time(timing, 10_000);
  return result.strata[0]?.pairs[0]?.baseline ?? NaN;
}
