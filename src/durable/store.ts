import type { Candidate } from '../candidate/index.ts';
import type { Verdict } from '../evaluator/verdict.ts';
import type { Answer, Counts, RunOutcome, RunRequest } from '../loop/answer.ts';

export interface StoredRun {
  /** Short and sortable by time: `r-` and 10 characters. */
  readonly id: string;
  readonly request: RunRequest;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Absent while it runs, and after it was killed. */
  readonly endedAt?: number;
  readonly outcome?: RunOutcome;
  readonly counts?: Counts;
}

export interface StoredVerdict {
  readonly candidate: Pick<Candidate, 'id' | 'changes' | 'parents'>;
  readonly verdict: Verdict;
}

/**
 * What is remembered of a project, in `.pawl/`. What was recorded survives `kill -9` at any moment.
 *
 * @throws StoreFault when the disk is full, or the folder can't be written.
 */
export interface Store {
  startRun(request: RunRequest, now: number): StoredRun;
  /** Verdicts are written in batches, one transaction each. */
  recordVerdicts(run: string, verdicts: readonly StoredVerdict[]): void;
  endRun(run: string, outcome: RunOutcome, counts: Counts, now: number): void;
  /** By id or unambiguous prefix; of a run or of an answer. Absent: the newest run. */
  findRun(id?: string): StoredRun | undefined;
  listRuns(limit: number): readonly StoredRun[];
  /** For resuming and for `show`: every verdict of the run, in order of recording. */
  verdictsOf(run: string): readonly StoredVerdict[];
  findAnswer(id?: string): { readonly run: StoredRun; readonly answer: Answer } | undefined;
  /** Keeps something that was measured of a run later, as JSON; in place of what had this name. */
  keepNote(run: string, name: string, note: unknown): void;
  /** What was kept; undefined when nothing was. */
  noteOf(run: string, name: string): unknown;
  close(): void;
}
