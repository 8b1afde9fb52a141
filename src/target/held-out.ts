import type { Example } from '../candidate/index.ts';
import type { Recorded } from './examples.ts';

/** With fewer recorded calls the search needs all of them. */
const fewest = 5;

/**
 * Parts the recorded calls of a function into those that the search is shown and those that only the
 * audit sees. Nothing is held out where there are few, or where nothing would be left.
 *
 * @param isHeldOut - the same answer for the same call, whoever asks
 */
export function holdOut(
  recorded: Recorded,
  isHeldOut: (example: Example) => boolean,
): { readonly shown: Recorded; readonly heldOut: readonly Example[] } {
  const { symbol, trusted, all } = recorded;
  const isShown = (example: Example): boolean => !isHeldOut(example);
  const left = trusted.filter(isShown);
  if (trusted.length < fewest || left.length === 0) return { shown: recorded, heldOut: [] };
  return {
    shown: { symbol, trusted: left, all: all.filter(isShown) },
    heldOut: trusted.filter(isHeldOut),
  };
}
