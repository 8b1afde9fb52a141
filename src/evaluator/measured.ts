import { blockRatio, confidenceSequence, median, type Block } from './measure/index.ts';
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

/** Below this, what should be left of a gain drowns in the noise of new inputs. */
const telling = 1.1;

/** Whether a gain is only what a candidate remembers of inputs that it was given before. */
export type Memory = { readonly kind: 'none' | 'undecided' | 'certain'; readonly said: string };

/**
 * A candidate that is faster on inputs which it was given again and again may only seem so: on new inputs
 * hardly anything of it is left. New data is slower to get at too, so that some loss is no sign of it;
 * only the root of a third is too little. Where less is seen, and an undisturbed machine might show more, it
 * is undecided; a small gain has to be gone altogether for that. Without new inputs nothing speaks for it.
 */
export function memoryIn(seen: Effect, unseen: readonly Block[], alpha: number): Memory {
  const enough = Math.cbrt(seen.low);
  const ratios = unseen.map(blockRatio);
  const { high } = confidenceSequence(ratios, alpha);
  const before = `${seen.ratio.toFixed(2)}x on inputs that it was given before`;
  if (high < enough)
    return {
      kind: 'certain',
      said: `it remembers its inputs: ${before}, at most ${high.toFixed(2)}x on new ones`,
    };
  const ratio = median(ratios);
  const least = enough < telling ? 1 : enough;
  if (ratios.length === 0 || ratio >= least) return { kind: 'none', said: '' };
  const said = `it remembers its inputs, as far as can be told: ${before}, ${ratio.toFixed(2)}x on new ones`;
  return { kind: 'undecided', said };
}
