import type { Example } from '../../candidate/index.ts';
import type { Workload } from '../../evaluator/index.ts';
import type { Expected } from '../../target/index.ts';
import type { Rung } from './ladder.ts';
import type { Seedbed } from './seedbed.ts';

/** Inputs to time with, and what the baseline does with all of the large ones. */
export interface Bank {
  readonly workloads: readonly Workload[];
  readonly expected: Expected;
}

/**
 * The recorded calls, and large inputs of each size in several sets, which blocks use in turn. All
 * were tried with the baseline before: a timed call has no limit of steps.
 *
 * @param sets their numbers: other numbers, other inputs.
 */
export async function bankOf(
  bed: Seedbed,
  rungs: readonly Rung[],
  sets: readonly number[],
): Promise<Bank> {
  const recorded = bed.recorded.slice(0, 60);
  const workloads: Workload[] = [{ label: 'recorded', examples: () => recorded }];
  const kept: Expected[] = [];
  for (const { label, size, strategies } of rungs) {
    const made = sets.map((set) => bed.grow(set, size, strategies)?.examples ?? []);
    const expected = await bed.outcomes(made.flat(), true);
    const stable = new Set<Example>(expected.examples);
    const lists = made
      .map((list) => list.filter((example) => stable.has(example)))
      .filter((list) => list.length > 0);
    if (lists.length === 0) continue;
    kept.push(expected);
    workloads.push({ label, examples: (block) => lists[block % lists.length]! });
  }
  const expected = {
    symbol: bed.symbol,
    examples: kept.flatMap((it) => it.examples),
    outcomes: kept.flatMap((it) => it.outcomes),
  };
  return { workloads, expected };
}
