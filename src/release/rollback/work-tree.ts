import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { indexEntries, stage, type Git, type TreeEntry } from '../../git/index.ts';

/** A file of a checked-out branch that moves: as it was, and as it is to be. */
export interface Move {
  /** From the top of the working tree. */
  readonly path: string;
  readonly before: Pick<TreeEntry, 'id' | 'mode'> | undefined;
  readonly after: Pick<TreeEntry, 'id' | 'mode'>;
  readonly bytesBefore: Buffer | undefined;
  readonly bytesAfter: Buffer;
}

/** Files that hold work which is not committed: in the working tree or in the index. */
export async function uncommitted(
  git: Git,
  top: string,
  moves: readonly Move[],
): Promise<string[]> {
  const index = await indexOf(git, top);
  return moves
    .filter(
      ({ path, before, bytesBefore }) =>
        !isSame(index.get(path), before) || !lies(top, path, bytesBefore),
    )
    .map(({ path }) => path);
}

/**
 * Brings working tree and index to where the branch is now, file by file: only where they are as they
 * were before it moved. What is otherwise is left alone, and told. It may be done again.
 */
export async function follow(git: Git, top: string, moves: readonly Move[]): Promise<string[]> {
  const index = await indexOf(git, top);
  const staged: { readonly path: string; readonly entry: Move['after'] }[] = [];
  const left: string[] = [];
  for (const { path, before, after, bytesBefore, bytesAfter } of moves) {
    const isStaged = isSame(index.get(path), after);
    const isBehind = !isStaged && isSame(index.get(path), before);
    const isThere = lies(top, path, bytesAfter);
    // The index is moved last: where it has moved, what lies there is work that was done since.
    const mayReplace = isBehind && lies(top, path, bytesBefore);
    if (!isThere && mayReplace) replace(join(top, path), bytesAfter, after.mode);
    if (isBehind && (isThere || mayReplace)) staged.push({ path, entry: after });
    else if (!isStaged || !isThere) left.push(path);
  }
  if (staged.length > 0) await stage(git.at(top), staged);
  return left;
}

async function indexOf(git: Git, top: string): Promise<ReadonlyMap<string, TreeEntry>> {
  const entries = await indexEntries(git.at(top));
  return new Map(entries.map((entry) => [entry.path, entry]));
}

function isSame(
  a: Pick<TreeEntry, 'id' | 'mode'> | undefined,
  b: Pick<TreeEntry, 'id' | 'mode'> | undefined,
): boolean {
  return a?.id === b?.id && a?.mode === b?.mode;
}

/** True when a plain file, in folders that are no links, has these bytes; or there is none and none should be. */
function lies(top: string, path: string, bytes: Buffer | undefined): boolean {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const folder = lstatSync(join(top, ...parts.slice(0, depth)), { throwIfNoEntry: false });
    if (!folder) return bytes === undefined;
    if (!folder.isDirectory()) return false;
  }
  const file = lstatSync(join(top, path), { throwIfNoEntry: false });
  if (!file || !bytes) return !file && !bytes;
  return file.isFile() && readFileSync(join(top, path)).equals(bytes);
}

/** Whole or not at all. */
function replace(file: string, bytes: Buffer, mode: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.pawl-${process.pid}`;
  try {
    writeFileSync(temporary, bytes, {
      mode: mode === '100755' ? 0o777 : 0o666,
      flag: 'wx',
      flush: true,
    });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
