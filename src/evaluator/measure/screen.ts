import { isUsable, median } from './ratio.ts';

/**
 * One step of successive halving: the better half (rounded up) by median ratio, best first. The
 * caller measures the survivors again and screens again, until it has few enough finalists, whom it
 * then tests on fresh measurements only: a figure that chose a candidate must not also confirm it.
 * A candidate without one usable ratio, or with more unusable than usable ones, never survives.
 *
 * Source: K. Jamieson and A. Talwalkar, "Non-stochastic best arm identification and hyperparameter
 * optimization" (2016).
 */
export function screen<Id>(ratiosByCandidate: ReadonlyMap<Id, readonly number[]>): Id[] {
  const ranked = [...ratiosByCandidate]
    .map(([id, ratios]) => ({ id, ratio: median(ratios) }))
    .filter(({ ratio }) => isUsable(ratio))
    .sort((a, b) => b.ratio - a.ratio);
  return ranked.slice(0, Math.ceil(ratiosByCandidate.size / 2)).map(({ id }) => id);
}
