import type { Change, Node, Source } from '../../candidate/index.ts';

/**
 * One performance rewrite of the catalogue. It is a guess, not a proof: whether the result is
 * equal and faster is judged later, so a rule should match wherever it may win, and use static
 * checks only to keep out what is plainly wrong (or would not parse, or would shadow a name).
 */
export interface Rewrite {
  /** Kebab-case, unique: `includes-to-set`. */
  readonly name: string;
  /** One sentence: what it replaces and when that wins. */
  readonly wins: string;
  /** Every place in `region` where the rule applies, each one change on `source.text`. */
  find(region: Node, source: Source): Iterable<Change>;
}
