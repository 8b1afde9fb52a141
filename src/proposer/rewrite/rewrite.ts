import type { Change, Node, Source } from '../../candidate/index.ts';

/**
 * What kind of win a rewrite is after, the largest first: a better order of growth, less garbage
 * and copying, or a constant factor on the same work.
 */
export type Gain = 'algorithmic' | 'allocation' | 'micro';

/**
 * One performance rewrite of the catalogue. It is a guess, not a proof: whether the result is
 * equal and faster is judged later, so a rule should match wherever it may win, and use static
 * checks only to keep out what is plainly wrong (or would not parse, or would shadow a name).
 * Where a safe and a fast variant are possible it gives both, as separate changes.
 */
export interface Rewrite {
  /** Kebab-case, unique: `includes-to-set`. */
  readonly name: string;
  /** One sentence: what it replaces and when that wins. */
  readonly wins: string;
  /** Decides how early its changes are tried; `micro` when absent. */
  readonly gain?: Gain;
  /**
   * Every place in `region` where the rule applies, each one change on `source.text`: all the
   * edits that belong together, not overlapping. Never throws, whatever the code.
   */
  find(region: Node, source: Source): Iterable<Change>;
}
