import type { Effort } from './timed-block.ts';

/**
 * A short look for ranking, the two measurements that decide, and one that describes. The largest
 * sizes take nearly all of the time, and so decide by themselves; the others take long to time,
 * since inputs have to be made for thousands of short calls.
 */
export const glance: Effort = { rounds: 2, sampleMs: 0.7, warmUpMs: 12, sizes: 1, realms: 'once' };
export const together: Effort = {
  rounds: 2,
  sampleMs: 3,
  warmUpMs: 12,
  sizes: 2,
  realms: 'swapped',
};
export const apart: Effort = { rounds: 3, sampleMs: 3, warmUpMs: 15, sizes: 2, realms: 'apart' };
export const description: Effort = {
  rounds: 1,
  sampleMs: 0.5,
  warmUpMs: 5,
  sizes: Infinity,
  realms: 'once',
};

/**
 * What has been so many times as fast until now shows in a shorter block too: one realm where both
 * are, with the first place in it by a coin, and the largest size. How long a block is may depend on
 * those before it: without a gain its sign is a fair coin whatever they were.
 */
export const briefAbove = 2;
const brief = { rounds: 1, sampleMs: 1, sizes: 1 } as const;

/** The same with less of all. */
export function briefly({ realms, ...effort }: Effort): Effort {
  return { ...effort, ...brief, realms: realms === 'swapped' ? 'once' : realms };
}
