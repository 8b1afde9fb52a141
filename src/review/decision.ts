import { digestOf, type EntryOf, type FileDigests, type GateDecided } from '../ledger/index.ts';

/**
 * What the gate found about one change, wherever it came from: the answer of a run, or a change that
 * `pawl gate` was given. The ledger keeps it as `gate-decided`.
 */
export type Decision = GateDecided;

/** A change that waits for people. No process has to be alive for it. */
export interface PendingDecision {
  readonly decision: Decision;
  /** The ledger's entry; absent while nothing about it was recorded yet. */
  readonly entry?: EntryOf<'gate-decided'>;
  /** When it was proposed, RFC 3339. */
  readonly since: string;
  /** The files' texts for the diff, where they can still be had. */
  readonly texts: readonly FileTexts[];
}

/** A file before and after; null where there is none. */
export interface FileTexts {
  readonly file: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Exactly what a sign-off is about. If any of it is another later, the sign-off is void. */
export interface Facts {
  readonly candidate: string;
  readonly files: readonly FileDigests[];
  /** Digests: of all the evidence, of boundaries and policy in force, of the findings. */
  readonly evidence: string;
  readonly boundaries: string;
  readonly findings: string;
}

/** The facts that a decision was about. */
export function factsOf({ candidate, files, evidence, boundaries, findings }: Decision): Facts {
  return { candidate, files, evidence, boundaries, findings: digestOf(findings) };
}

/** Which fact is not what it was; undefined when all are the same. */
export function changedFact(before: Facts, now: Facts): keyof Facts | undefined {
  const names = ['candidate', 'files', 'evidence', 'boundaries', 'findings'] as const;
  return names.find((name) => digestOf(before[name]) !== digestOf(now[name]));
}
