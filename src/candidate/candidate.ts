import { hash } from 'node:crypto';
import { applyEdits, type Edit } from './edit.ts';

/**
 * One named, explained edit of the target: the unit that proposers make, that minimising takes
 * away and that the explanation speaks of. Its edits only make sense together.
 */
export interface Change {
  /** The operator's name, kebab-case: `negate-condition`, `includes-to-set`. */
  readonly operator: string;
  readonly edits: readonly Edit[];
  /** Why this may help, one sentence in the imperative without a full stop. */
  readonly reason: string;
}

/** A suggested set of changes, not yet checked for being new or even parsing. */
export interface Proposal {
  readonly changes: readonly Change[];
  /** How likely the proposer thinks it is; only the order within one search matters. */
  readonly prior: number;
  /** How likely it is among those that turn out valid; absent: as the prior. */
  readonly merit?: number;
}

/** A proposal that got an identity: immutable, with its text and its parents. */
export interface Candidate {
  /** The first 16 hex digits of the SHA-256 of the text. */
  readonly id: string;
  readonly changes: readonly Change[];
  /** The whole text of the target file. */
  readonly text: string;
  readonly prior: number;
  readonly merit?: number;
  /** Ids of the candidates that it was made from; empty when made from the baseline. */
  readonly parents: readonly string[];
}

/** The id of a target text. */
export function candidateId(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}

/**
 * Gives a proposal its identity.
 *
 * @throws RangeError when its edits overlap.
 */
export function toCandidate(
  baseline: string,
  proposal: Proposal,
  parents: readonly string[] = [],
): Candidate {
  const text = applyEdits(
    baseline,
    proposal.changes.flatMap((change) => change.edits),
  );
  return { id: candidateId(text), text, parents, ...proposal };
}
