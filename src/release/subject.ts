import type { EntryOf } from '../ledger/index.ts';
import type { Answer } from '../loop/answer.ts';
import type { Facts } from '../review/index.ts';

/** A change that is to be released: what was decided on it, and what it is. */
export interface Subject {
  readonly gate: EntryOf<'gate-decided'>;
  /** Looked at anew: not what was recorded, but what it comes from says now. */
  readonly facts: Facts;
  /** `after` as it is to be written. */
  readonly answer: Answer;
  /** The glob of tests that the run was asked to use. */
  readonly tests: string | undefined;
}

/** Something that is not done, and why. */
export interface Refusal {
  readonly ok: false;
  /** Stable, kebab-case: a rule of review, or one of release. */
  readonly rule: string;
  /** One line, for a person. */
  readonly reason: string;
  /** What can be done about it, for a person: there is always something. */
  readonly hint: string;
}

export function refused(rule: string, reason: string, hint: string): Refusal {
  return { ok: false, rule, reason, hint };
}
