import { resolveCommit, type Git } from '../../git/index.ts';
import { sha256 } from '../../ledger/index.ts';
import { contentOf, readBase } from '../base.ts';
import { refused, type Refusal } from '../subject.ts';
import type { Used } from './lineage.ts';

/** A file before and after a change. */
export interface FileTexts {
  readonly file: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/** The answer of a run as it was written, where the project's store still has it. */
export type AnswerTexts = (
  candidate: string,
) => { readonly file: string; readonly before: string; readonly after: string } | undefined;

/**
 * What a change made of what: from its commit, or else from the run that found it. Only the very
 * texts that the ledger has the digests of count, wherever they come from.
 */
export async function textsOf(
  { gate, use }: Used,
  git: Git,
  prefix: string,
  answer: AnswerTexts,
): Promise<{ readonly ok: true; readonly texts: readonly FileTexts[] } | Refusal> {
  const { candidate, files } = gate.body;
  const commit = use.kind === 'release-made' ? use.body.commit : null;
  const parent = commit === null ? undefined : await resolveCommit(git, `${commit}^`);
  const sides =
    commit !== null && parent !== undefined
      ? { from: await readBase(git, parent, prefix), to: await readBase(git, commit, prefix) }
      : undefined;
  const kept = answer(candidate);
  const texts: FileTexts[] = [];
  for (const { file, before, after } of files) {
    const found = [
      sides && { before: contentOf(sides.from, file), after: contentOf(sides.to, file) },
      kept?.file === file && { before: Buffer.from(kept.before), after: Buffer.from(kept.after) },
    ].find(
      (each) =>
        each &&
        each.before &&
        each.after &&
        sha256(each.before) === before &&
        sha256(each.after) === after,
    );
    if (!found || !found.before || !found.after)
      return refused(
        'known-texts',
        `what ${candidate} changed in ${file} is not at hand: neither its commit nor its run has it`,
        'Fetch the branch that it was released to.',
      );
    texts.push({ file, before: found.before, after: found.after });
  }
  return { ok: true, texts };
}
