import type { Example } from '../candidate/index.ts';
import type { Workload } from '../evaluator/index.ts';
import { expectedOutcomes, type Expected } from '../target/index.ts';
import { growExamples, type TargetShapes } from '../target/inputs/index.ts';
import type { Session } from './session.ts';

const sizes = [10, 100, 1_000, 10_000];
const perSize = 2;
/** The baseline may take this long for one call of a workload. */
const slowestMs = 60;

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
  for (const { label, size, examples } of grow(0)) {
    const before = performance.now();
    const expected = await expectedOutcomes(sandbox, baseline.code, symbol, examples, limits);
    // Each ran twice, and was encoded: a bound from above on what one call takes.
    const perCall = (performance.now() - before) / (2 * perSize);
    if (expected.examples.length === 0) break;
    kept.push(expected);
    workloads.push({
      label,
      examples: (block) =>
        grow(block + 1, size).find((it) => it.label === label)?.examples ?? examples,
    });
    // The next size may take its square.
    if (perCall * 100 > slowestMs * 2) break;
  }
  const grown = {
    symbol,
    examples: kept.flatMap((it) => it.examples),
    outcomes: kept.flatMap((it) => it.outcomes),
  };
  return { workloads, grown };
}
