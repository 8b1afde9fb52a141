import { candidateId, editsBetween, type Candidate } from '../../candidate/index.ts';

/** One given version of the target, whoever made it. */
export interface Version {
  /** For the verdict: a file's name, or what the proposer calls it. */
  readonly name: string;
  /** The whole text of the target file. */
  readonly text: string;
}

/** A version as a candidate: what it changes of the target. */
export function candidateFrom(baseline: string, { name, text }: Version): Candidate {
  const edits = editsBetween(baseline, text);
  const changes =
    edits.length > 0 ? [{ operator: 'given', edits, reason: `Given as ${name}` }] : [];
  return { id: candidateId(text), changes, text, prior: 1, parents: [] };
}
