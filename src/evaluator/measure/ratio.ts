/**
 * Baseline time / candidate time, above 1 when the candidate is faster; NaN when either time can't
 * be a duration (zero, negative, NaN, infinite), so that no broken clock ever speaks for a candidate.
 */
export function ratioOf(baselineTime: number, candidateTime: number): number {
  if (!isUsable(baselineTime) || !isUsable(candidateTime)) return NaN;
  const ratio = baselineTime / candidateTime;
  return isUsable(ratio) ? ratio : NaN;
}

/** True for a positive finite number: a possible duration, or ratio of two. */
export function isUsable(figure: number): boolean {
  return Number.isFinite(figure) && figure > 0;
}

/**
 * The median of ratios or durations. Between the two middle ones it takes the geometric mean, so
 * that the median of the inverted ratios is the inverse: exchanging baseline and candidate then
 * flips a block's sign exactly, on which the sequential test relies. What can't be used counts as
 * 0; no ratios give 0.
 */
export function median(figures: readonly number[]): number {
  const sorted = figures.map((x) => (isUsable(x) ? x : 0)).sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return lower === upper ? upper : Math.sqrt(lower) * Math.sqrt(upper);
}
