import type { Effect, Stratum } from '../verdict.ts';
import { confidenceSequence } from './confidence-sequence.ts';
import { isUsable, median, ratioOf } from './ratio.ts';

/** What one block measured of one size of input: the median times of a call, microseconds. */
export interface StratumTimes {
  readonly label: string;
  readonly baselineMicros: number;
  readonly candidateMicros: number;
}
/** One round: all sizes, timed in one fresh isolate or process. */
export type Block = readonly StratumTimes[];

/**
 * A block's ratio: the time of one baseline call of each size over that of the candidate, all sizes
 * together. So a large input counts by the time that it takes, as it does for whoever waits; what
 * happens at each size the strata tell. NaN when one of its times can't be used.
 */
export function blockRatio(block: Block): number {
  const usable = block.every((x) => isUsable(ratioOf(x.baselineMicros, x.candidateMicros)));
  if (!usable || block.length === 0) return NaN;
  const total = (of: (x: StratumTimes) => number): number =>
    block.reduce((sum, x) => sum + of(x), 0);
  return total((x) => x.baselineMicros) / total((x) => x.candidateMicros);
}

/**
 * The effect that the blocks show. Its ratio is the median of the blocks' ratios, which is what the
 * interval bounds. Strata keep the order in which the first blocks have them.
 *
 * @throws RangeError without blocks, or when alpha is not between 0 and 1.
 */
export function summarise(blocks: readonly Block[], alpha: number): Effect {
  if (blocks.length === 0) throw new RangeError('no blocks to summarise');
  const ratios = blocks.map(blockRatio);
  const { low, high } = confidenceSequence(ratios, alpha);
  return {
    ratio: median(ratios),
    low,
    high,
    confidence: 1 - alpha,
    rounds: blocks.length,
    strata: stratify(blocks),
  };
}

function stratify(blocks: readonly Block[]): Stratum[] {
  const byLabel = Map.groupBy(blocks.flat(), (times) => times.label);
  return [...byLabel].map(([label, times]) => ({
    label,
    ratio: median(times.map((x) => ratioOf(x.baselineMicros, x.candidateMicros))),
    baselineMicros: median(times.map((x) => x.baselineMicros)),
    candidateMicros: median(times.map((x) => x.candidateMicros)),
  }));
}
