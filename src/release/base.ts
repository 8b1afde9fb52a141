import { readBlobs, treeOf, type Git, type TreeEntry } from '../git/index.ts';
import { sha256 } from '../ledger/index.ts';
import type { ReachedFile } from '../loop/answer.ts';
import { refused, type Refusal } from './subject.ts';

/** A commit that a change is put on, seen from the project's folder. */
export interface Base {
  readonly commit: string;
  /** From the root of the repository to the project, with a slash at the end; empty for the root. */
  readonly prefix: string;
  /** The project's files by their path from the project's folder. */
  readonly files: ReadonlyMap<string, TreeEntry>;
  /** Contents by id, as they are stored. */
  readonly blobs: ReadonlyMap<string, Buffer>;
}

/** Reads all of a project in a commit. */
export async function readBase(git: Git, commit: string, prefix: string): Promise<Base> {
  const entries = (await treeOf(git, commit)).filter(({ path }) => path.startsWith(prefix));
  const files = new Map(entries.map((entry) => [entry.path.slice(prefix.length), entry]));
  const stored = entries.filter(({ mode }) => mode !== '160000').map(({ id }) => id);
  return { commit, prefix, files, blobs: await readBlobs(git, stored) };
}

/** A file's bytes; undefined for what is no plain file there: a link, a submodule, nothing. */
export function contentOf({ files, blobs }: Base, file: string): Buffer | undefined {
  const entry = files.get(file);
  return entry && isPlainFile(entry) ? blobs.get(entry.id) : undefined;
}

/** SHA-256 of a plain file; null where there is none. */
export function digestIn(base: Base, file: string): string | null {
  const content = contentOf(base, file);
  return content ? sha256(content) : null;
}

export function isPlainFile({ mode }: Pick<TreeEntry, 'mode'>): boolean {
  return mode === '100644' || mode === '100755';
}

/**
 * Why a change can not be put on a base: its file is no plain file there, or something that its
 * evidence depends on is another. What was not recorded counts as changed.
 *
 * @param reached - what the tests loaded when the change was found
 */
export function whyUnfit(
  base: Base,
  file: string,
  reached: readonly ReachedFile[] | undefined,
  name: string,
): Refusal | undefined {
  const entry = base.files.get(file);
  const again = 'Run pawl again on that base, to find an answer for what is there.';
  if (!entry) return refused('target-there', `${file} is not in ${name}`, again);
  if (!isPlainFile(entry))
    return refused(
      'plain-file',
      `${file} is no plain file in ${name} (mode ${entry.mode})`,
      'Release it to where it is one: --onto REV.',
    );
  if (!reached) return refused('known-reach', 'what its tests load was not recorded', again);
  const moved = reached.find((each) => digestIn(base, each.file) !== each.sha256);
  if (!moved) return undefined;
  const how = base.files.has(moved.file) ? 'is not what it was' : 'is not there';
  return refused(
    'same-reach',
    `${moved.file}, which its tests load, ${how} in ${name}`,
    `${again} (Uncommitted work counts: commit what the answer was found with.)`,
  );
}
