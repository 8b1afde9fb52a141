import { isUsable } from './ratio.ts';
import { logWealth } from './wealth.ts';

/** Bounds of the median ratio; 0 and Infinity while there is too little evidence for any. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * An interval for the median of block ratios that holds at all rounds at once with a chance of at
 * least 1 - alpha, so it may be looked at, and the measurement stopped, at any time. It is the set
 * of medians that the betting test (`logWealth`) does not reject, each side with alpha / 2; its ends
 * are order statistics. A ratio that can't be used may have been anything: it widens both sides.
 *
 * Sources: S. Howard and A. Ramdas, "Sequential estimation of quantiles with applications to A/B
 * testing and best-arm identification" (2022); the sources of `logWealth`.
 *
 * @throws RangeError when alpha is not between 0 and 1.
 */
export function confidenceSequence(ratios: readonly number[], alpha: number): Interval {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha ${alpha} is not between 0 and 1`);
  const enough = Math.log(2 / alpha);
  const rounds = ratios.length;
  // A median m is too low when at least `needed` ratios lie above it.
  let needed = rounds;
  if (logWealth(needed, 0) < enough) return { low: 0, high: Infinity };
  while (logWealth(needed - 1, rounds - needed + 1) >= enough) needed--;
  const ascending = (unusable: number) =>
    ratios.map((x) => (isUsable(x) ? x : unusable)).sort((a, b) => a - b);
  return {
    low: ascending(0)[rounds - needed] ?? 0,
    high: ascending(Infinity)[needed - 1] ?? Infinity,
  };
}
