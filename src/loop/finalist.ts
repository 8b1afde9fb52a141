import type { Candidate } from '../candidate/index.ts';
import type { Effect, Verdict } from '../evaluator/index.ts';

/** A candidate that a search would answer with, and how to be sure of it. */
export interface Finalist {
  readonly candidate: Candidate;
  /** Recorded calls whose outcome it keeps. */
  readonly examples: number;
  /** Recorded calls that were held out of the search. */
  readonly heldOut: number;
  /** Generated inputs that it was compared on. */
  readonly generated: number;
  /** Without the changes that do not matter. */
  readonly minimise: () => Promise<Candidate>;
  /** Judges once more what is left, in a fresh realm of a worker; the effect where one is claimed. */
  readonly confirm: (smallest: Candidate) => Promise<Verdict>;
}

/** What a search ends with: finalists, the best first, or why there is none. */
export type Found =
  | { readonly kind: 'found'; readonly finalists: readonly Finalist[] }
  | { readonly kind: 'nothing-to-do' | 'not-improved'; readonly reason: string };

export type { Effect };
