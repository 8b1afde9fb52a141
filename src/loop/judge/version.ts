import { candidateId, type Candidate } from '../../candidate/index.ts';

/** One given version of the target, whoever made it. */
export interface Version {
  /** For the verdict: a file's name, or what the proposer calls it. */
  readonly name: string;
  /** The whole text of the target file. */
  readonly text: string;
}

/**
 * A version as a candidate. Its text is given as a whole: by lines that both have, what belongs to the
 * target's own syntax, as a counter at a function's start, could come to stand elsewhere in it.
 */
export function candidateFrom(baseline: string, { name, text }: Version): Candidate {
  const edits = [{ start: 0, end: baseline.length, text }];
  const changes =
    text !== baseline ? [{ operator: 'given', edits, reason: `Given as ${name}` }] : [];
  return { id: candidateId(text), changes, text, prior: 1, parents: [] };
}
