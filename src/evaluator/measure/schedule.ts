export type Turn = 'baseline' | 'candidate';

/**
 * The order of calls in each round: baseline, candidate, candidate, baseline, or the same with the
 * two exchanged. The palindrome cancels a linear drift within the round. A fair coin for each round,
 * not dealt in equal numbers: the next order must not be foretold by the earlier ones, or the
 * sequential test's signs were no fair coins.
 *
 * @param random gives numbers from 0 up to 1, without 1.
 */
export function schedule(random: () => number, rounds: number): (readonly Turn[])[] {
  return Array.from({ length: rounds }, () => (random() < 0.5 ? orders[0] : orders[1]));
}

const orders: readonly [readonly Turn[], readonly Turn[]] = [
  ['baseline', 'candidate', 'candidate', 'baseline'],
  ['candidate', 'baseline', 'baseline', 'candidate'],
];
