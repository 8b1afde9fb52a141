import { blockRatio, confidenceSequence, type Block } from './measure/index.ts';
import type { Effect } from './verdict.ts';

/**
 * What two measurements of the same candidate say together: the smaller ratio, and an interval that
 * holds for both.
 */
export function hull(first: Effect, again: Effect): Effect {
  const { ratio, low, high, rounds } = again;
  return {
    ...first,
    ratio: Math.min(first.ratio, ratio),
    low: Math.min(first.low, low),
    high: Math.max(first.high, high),
    rounds: first.rounds + rounds,
    again: { ratio, low, high, rounds },
  };
}

/**
 * Why a candidate that is faster on inputs which it was given again and again only seems so:
 * on new inputs hardly anything of it is left. New data is slower to get at too, so that some loss is
 * no sign of it; only the root of a third is certainly too little. Undefined when it is not so, or
 * when there were no new inputs.
 */
export function againstMemory(
  seen: Effect,
  unseen: readonly Block[],
  alpha: number,
): string | undefined {
  const { high } = confidenceSequence(unseen.map(blockRatio), alpha);
  return high < Math.cbrt(seen.low)
    ? `it remembers its inputs: ${seen.ratio.toFixed(2)}x on inputs that it was given before, at most ${high.toFixed(2)}x on new ones`
    : undefined;
}
