import type { Auditor } from '../config/index.ts';
import type { Effect, Verdict as Measured } from '../evaluator/index.ts';

/** A change that is to be audited: one file, before and after. */
export interface Subject {
  /** The candidate's id. */
  readonly candidate: string;
  /** The project's root, absolute. */
  readonly root: string;
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly symbol?: string;
  /** A glob relative to the root; absent: the tests that reach the file. */
  readonly tests?: string;
  readonly before: string;
  /** As it would be written. */
  readonly after: string;
  /** `fix`: the tests say what is right. The others: what the file did before. */
  readonly objective: 'fix' | 'speed-up' | 'refactor';
  /** The search was not shown the recorded calls that are held out. */
  readonly heldOut: boolean;
  /** Start of the search's own randomness, which is public. */
  readonly seed: number;
  /** What the search has measured, where it did. */
  readonly claimed?: Effect;
}

/** What an audit is given beside its subject. */
export interface AuditOptions {
  /** Known to no proposer: which recorded calls are held out, and where fresh inputs start. */
  readonly secret: Uint8Array;
  /** From the trusted revision. */
  readonly auditors: readonly Auditor[];
  /** The share of telling mutants that must be noticed, 0 to 1. */
  readonly adequacy: number;
  readonly jail: boolean;
  /** For all of it; what is not finished by then is unknown, milliseconds. */
  readonly budgetMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly stop: AbortSignal;
  /** Measures a claimed speed-up anew, from this seed; undefined where none is claimed. */
  readonly remeasure: ((seed: number) => Promise<Measured>) | undefined;
  /** Told at once when something got out of its jail. */
  readonly onBreach?: (breach: AuditBreach) => void;
  /** Told of each check when it has ended. */
  readonly onCheck?: (check: Check) => void;
}

/** Something got out of its jail while a version of the change was run. */
export interface AuditBreach {
  readonly version: 'before' | 'after';
  /** What showed it. */
  readonly what: string;
}

/** What one check found. Anything but `passed` rejects. */
export interface Check {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'unknown';
  /** One line, for a person. */
  readonly said: string;
  /** What was counted: `inputs`, `differing`, `mutants`, … */
  readonly counts: Readonly<Record<string, number>>;
  /** Details, a line each: an input with its outcomes, a mutant. */
  readonly shown: readonly string[];
  readonly ms: number;
}

/** What a check gives; its name and time are added by who runs it. */
export type Finding = Omit<Check, 'name' | 'ms'>;

/** What an audit found about a candidate. */
export interface Verdict {
  readonly candidate: string;
  readonly target: string;
  readonly objective: Subject['objective'];
  readonly file: string;
  /** SHA-256 of the file's bytes. */
  readonly before: string;
  readonly after: string;
  readonly passed: boolean;
  /** One line: what rejects it, or what was checked. */
  readonly reason: string;
  readonly checks: readonly Check[];
  /** RFC 3339. */
  readonly at: string;
  readonly ms: number;
}

export function passed(
  said: string,
  counts: Finding['counts'] = {},
  shown: readonly string[] = [],
): Finding {
  return { outcome: 'passed', said, counts, shown };
}

export function failed(
  said: string,
  counts: Finding['counts'] = {},
  shown: readonly string[] = [],
): Finding {
  return { outcome: 'failed', said, counts, shown };
}

/** What can't be told is no pass. */
export function unknown(said: string, counts: Finding['counts'] = {}): Finding {
  return { outcome: 'unknown', said, counts, shown: [] };
}
