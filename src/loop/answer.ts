import type { Change } from '../candidate/index.ts';
import type { Objective } from '../evaluator/objective.ts';
import type { Effect } from '../evaluator/verdict.ts';

export type Command = 'fix' | 'optimise';

/** What the user asked for, complete: a run can be repeated or resumed from it alone. */
export interface RunRequest {
  readonly command: Command;
  /** The project's root (where package.json is), absolute. */
  readonly root: string;
  /** The target file, relative to the root, with forward slashes. */
  readonly file: string;
  readonly symbol?: string;
  /** A glob relative to the root; absent: found from the target. */
  readonly tests?: string;
  readonly seed: number;
  /** Wall time for the whole run. */
  readonly budgetMs: number;
  readonly maxCandidates: number;
  /** False only when the user said `--no-jail`. */
  readonly jail: boolean;
  /** For `optimise`: what better means, if not only faster. */
  readonly objective?: Objective;
}

/** What a run found: a verified change, not yet written. */
export interface Answer {
  /** The candidate's id. */
  readonly id: string;
  readonly file: string;
  readonly symbol?: string;
  /** The text that it was made for; `apply` refuses when the file has another one now. */
  readonly before: string;
  readonly after: string;
  /** Each edit that matters with its reason, minimised. */
  readonly changes: readonly Change[];
  readonly evidence: Evidence;
  /** For `optimise`. */
  readonly effect?: Effect;
  /** Where generation 0 is frozen: how far this is from it. */
  readonly drift?: Drifted;
}

/** How far a version moved. */
export interface Distance {
  /** Share of generation 0's inputs with another outcome, 0 to 1. */
  readonly behaviour: number;
  /** Names that are offered otherwise. */
  readonly interface: number;
  /** Changed lines over lines. */
  readonly text: number;
}

/** A version's distance from generation 0, and the part of it that its own change is. */
export type Drifted = Distance & { readonly step: Distance };

export interface Evidence {
  /** Tests of the target run in the isolate; those that failed before. */
  readonly tests: number;
  readonly failedBefore: readonly string[];
  /** Recorded calls with the same outcome. */
  readonly examples: number;
  /** Recorded calls that the search did not see, kept for the audit; absent in older answers. */
  readonly heldOut?: number;
  /** Generated inputs with the same outcome (`optimise`), or looked at (`fix`). */
  readonly generated: number;
  /** The user's own runner, in a jailed copy: its name and the tests that passed. */
  readonly runner: string;
  readonly runnerPassed: number;
}

/** How a run ended. */
export type RunOutcome =
  | { readonly kind: 'improved'; readonly answer: Answer }
  | { readonly kind: 'nothing-to-do'; readonly reason: string }
  | { readonly kind: 'not-improved'; readonly reason: string }
  | { readonly kind: 'interrupted' };

export interface Counts {
  /** Proposals that became candidates and got a verdict. */
  readonly judged: number;
  readonly valid: number;
  /** Judged candidates a second while searching. */
  readonly perSecond: number;
  /** Of them in a search that was begun anew, since its baseline had turned out wrong. */
  readonly outdated?: number;
}
