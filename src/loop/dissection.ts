import type { Example } from '../candidate/values.ts';
import type { Effect } from '../evaluator/verdict.ts';

/**
 * What was measured of an answer after it was found, each edit taken away alone and together, by the
 * same stages that judged it. What `explain` says comes from here and from what the run recorded.
 */
export interface Dissection {
  /** The candidate's id. */
  readonly answer: string;
  /** Milliseconds since the epoch, and how long it took. */
  readonly at: number;
  readonly ms: number;
  readonly seed: number;
  /** Tests that the answer passes in the jail. */
  readonly tests: number;
  /** Recorded and generated inputs that the versions were compared on. */
  readonly inputs: number;
  /** One for each change of the answer, in its order. */
  readonly edits: readonly EditPlace[];
  /** The answer with some of its edits taken away; the last one is the baseline. */
  readonly without: readonly Without[];
  /** Where several candidates passed everything: how they behave beside the answer. */
  readonly consensus?: Consensus;
  /** For a speed-up: other valid candidates, and how much faster the answer is than each. */
  readonly slower: readonly { readonly id: string; readonly speed: Effect }[];
  /** What could not be looked at, and why. */
  readonly gaps: readonly string[];
}

/** Where an edit stands. */
export interface EditPlace {
  /** In the file as it was, from 1. */
  readonly line: number;
  /** What its rule is known to win by, where the proposer says so. */
  readonly expected?: string;
  /** The function around it. */
  readonly within?: string;
  /** Tests of the baseline that run the edited code. */
  readonly reachedBy?: {
    readonly failing: number;
    readonly failingTotal: number;
    readonly passing: number;
    readonly passingTotal: number;
  };
}

/** What the answer is without some of its edits. */
export interface Without {
  /** Indices of the changes that were taken away. */
  readonly taken: readonly number[];
  /** It does not parse, load or end. */
  readonly fault?: string;
  /** Tests that the answer passes and this does not. */
  readonly failing: readonly { readonly test: string; readonly error: string }[];
  /** Inputs on which it does something else than the answer. */
  readonly differing: number;
  /** The shortest of them. */
  readonly shown?: Difference;
  /** How much faster the answer is than this. */
  readonly speed?: Effect;
}

/** One input and what two versions do with it, as canonical text. */
export interface Difference {
  readonly symbol: string;
  readonly example: Example;
  readonly answer: string;
  readonly other: string;
}

/** Candidates that passed everything too, told apart by what they do. */
export interface Consensus {
  /** The answer among them. */
  readonly valid: number;
  /** Those that do what the answer does on every input, the answer among them. */
  readonly alike: number;
  readonly rivals: readonly Rival[];
}

/** A candidate that was valid too and behaves otherwise. */
export interface Rival {
  readonly id: string;
  readonly differing: number;
  readonly shown: Difference;
}
