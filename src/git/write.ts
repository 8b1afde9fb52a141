import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Git } from './git.ts';
import type { TreeEntry } from './objects.ts';

/** A file as it is to be in a new tree; without `entry` it is not to be there. */
export interface TreeEdit {
  /** From the root of the repository. */
  readonly path: string;
  readonly entry?: Pick<TreeEntry, 'mode' | 'id'>;
}

/** Stores bytes as they are: no filter, no line ends changed. Its id. */
export function writeBlob(git: Git, bytes: Uint8Array): Promise<string> {
  return git.text(['hash-object', '-w', '--no-filters', '--stdin'], bytes);
}

/** The tree of a commit with some files otherwise, made in an index of its own. Its id. */
export async function writeTree(
  caller: Git,
  commit: string,
  edits: readonly TreeEdit[],
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pawl-index-'));
  try {
    const git = caller.with({ GIT_INDEX_FILE: join(folder, 'index') });
    await git.bytes(['read-tree', commit]);
    const none = '0'.repeat(commit.length);
    const lines = edits.map(
      ({ path, entry }) => `${entry?.mode ?? '0'} ${entry?.id ?? none}\t${path}\0`,
    );
    await git.bytes(['update-index', '-z', '--index-info'], lines.join(''));
    return await git.text(['write-tree']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Puts entries into the index of the working tree. Git looks at files again meanwhile whose times leave
 * it in doubt, by the filters that config names for them: none of these is run.
 */
export async function stage(
  git: Git,
  entries: readonly (TreeEdit & { readonly entry: Pick<TreeEntry, 'mode' | 'id'> })[],
): Promise<void> {
  const lines = entries.map(({ path, entry }) => `${entry.mode} ${entry.id}\t${path}\0`);
  const quiet = await withoutFilters(git);
  await quiet.bytes(['update-index', '--add', '-z', '--index-info'], lines.join(''));
}

/** The same git with every filter of every config taken out, by variables, which name keys exactly. */
async function withoutFilters(git: Git): Promise<Git> {
  const args = ['config', '-z', '--name-only', '--get-regexp', String.raw`^filter\.`];
  const { status, stdout } = await git.run(args);
  const keys = status === 0 ? String(stdout).split('\0').filter(Boolean) : [];
  const drivers = new Set(keys.map((key) => key.slice(0, key.lastIndexOf('.'))));
  const none = { clean: '', smudge: '', process: '', required: 'false' };
  const settings = [...drivers].flatMap((driver) =>
    Object.entries(none).map(([name, value]) => [`${driver}.${name}`, value] as const),
  );
  return git.with({
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  });
}

/** Stores a commit that no name leads to yet. Its id. */
export function writeCommit(
  git: Git,
  tree: string,
  parents: readonly string[],
  message: string,
): Promise<string> {
  const args = ['commit-tree', '--no-gpg-sign', ...parents.flatMap((id) => ['-p', id]), tree];
  return git.text(['-c', 'i18n.commitEncoding=UTF-8', ...args], message);
}
