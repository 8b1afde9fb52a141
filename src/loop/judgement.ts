import type { Verdict } from '../evaluator/verdict.ts';

/** What a version is judged for: the same and faster, or that failing tests pass. */
export const objectives = ['faster', 'fix'] as const;
export type JudgeObjective = (typeof objectives)[number];

/** What one version was judged by. Counts are of what it was put to, whether it held or not. */
export interface JudgedBy {
  /** Of the target, in the isolate. */
  readonly tests: number;
  /** Recorded calls and generated inputs that have to give the same. */
  readonly examples: number;
  readonly generated: number;
  /** The user's own runner, and what passed there; absent where it was not asked any more. */
  readonly runner?: { readonly name: string; readonly passed: number };
}

/** The word on one version. */
export interface Judgement {
  readonly name: string;
  /** The candidate's id: it names the text. */
  readonly id: string;
  readonly objective: JudgeObjective;
  readonly verdict: Verdict;
  readonly by: JudgedBy;
}
