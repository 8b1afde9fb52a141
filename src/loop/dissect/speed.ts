import { MeasureStage, type Effect } from '../../evaluator/index.ts';
import { seeded } from '../../target/inputs/index.ts';
import { gather } from '../evidence.ts';
import type { Bench } from '../session.ts';
import { bankOf } from '../workload/bank.ts';

/** Large inputs that neither ranked nor decided. */
const sets = [6, 7, 8];

/** Blocks of a comparison: the more, the narrower the interval. */
export const rounds = { edit: 14, rival: 6 };

/** How much faster the answer is than another version; undefined where that can't be timed. */
export type Stopwatch = (other: string, rounds: number) => Promise<Effect | undefined>;

/** Times the answer against other versions of the target, on inputs of its own. */
export async function stopwatch(bench: Bench, symbol: string, answer: string): Promise<Stopwatch> {
  const { bed, rungs } = await gather(bench, symbol);
  const { workloads } = await bankOf(bed, rungs, sets);
  const random = seeded(bench.request.seed);
  return async (other, most) => {
    const stage = new MeasureStage(bench.sandbox, {
      symbol,
      baseline: other,
      workloads,
      random: () => random.integer(0, 0xffff) / 0x10000,
      seed: bench.request.seed,
    });
    const stopped = (done: number): boolean => bench.journal.stopped || done >= most;
    return (await stage.confirm(answer, () => {}, stopped)).metrics.speedup;
  };
}
