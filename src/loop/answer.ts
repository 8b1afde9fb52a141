import type { Change } from '../candidate/index.ts';
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
}

export interface Evidence {
  /** Tests of the target run in the isolate; those that failed before. */
  readonly tests: number;
  readonly failedBefore: readonly string[];
  /** Recorded calls with the same outcome. */
  readonly examples: number;
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
