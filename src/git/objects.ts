import type { Git } from './git.ts';

/** One file of a tree. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/** One file of a tree, and how long it is. */
export interface SizedEntry extends TreeEntry {
  /** Bytes as they are stored; 0 for a submodule. */
  readonly bytes: number;
}

/** One file that differs between two trees. */
export interface RawChange {
  readonly path: string;
  readonly before?: Omit<TreeEntry, 'path'>;
  readonly after?: Omit<TreeEntry, 'path'>;
}

/** The commit that a name means; undefined when there is none. */
export async function resolveCommit(git: Git, name: string): Promise<string | undefined> {
  // `--end-of-options`: a name that starts with a dash is a name.
  const { status, stdout } = await git.run([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  return status === 0 ? String(stdout).trim() : undefined;
}

/** Where two lines of history parted; undefined when they never met. */
export async function mergeBase(git: Git, a: string, b: string): Promise<string | undefined> {
  const { status, stdout } = await git.run(['merge-base', a, b]);
  return status === 0 ? String(stdout).trim() : undefined;
}

export async function treeOf(git: Git, commit: string): Promise<TreeEntry[]> {
  const out = String(await git.bytes(['ls-tree', '-r', '-z', '--full-tree', commit]));
  return out.split('\0').filter(Boolean).map(parseTreeLine);
}

/** The same with sizes, for which git opens each file of the tree. */
export async function sizedTreeOf(git: Git, commit: string): Promise<SizedEntry[]> {
  const out = String(await git.bytes(['ls-tree', '-r', '-l', '-z', '--full-tree', commit]));
  return out.split('\0').filter(Boolean).map(parseTreeLine);
}

/** What is staged, conflicts by their last side; to be asked from the root, since git lists what is below. */
export async function indexEntries(git: Git): Promise<TreeEntry[]> {
  const out = String(await git.bytes(['ls-files', '--stage', '-z']));
  return out
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', id = ''] = line.slice(0, tab).split(' ');
      return { mode, id, path: line.slice(tab + 1) };
    });
}

/** `mode type id`, a size where one was asked for, a tab and the path. */
function parseTreeLine(line: string): SizedEntry {
  const tab = line.indexOf('\t');
  const [mode = '', , id = '', size] = line.slice(0, tab).split(/ +/);
  return { mode, id, path: line.slice(tab + 1), bytes: Number(size) || 0 };
}

/** Files that differ between two lists, by mode and id. */
export function compareTrees(
  before: readonly TreeEntry[],
  after: readonly TreeEntry[],
): RawChange[] {
  const old = new Map(before.map((entry) => [entry.path, entry]));
  const now = new Map(after.map((entry) => [entry.path, entry]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((path) => {
    const [a, b] = [old.get(path), now.get(path)];
    if (a?.id === b?.id && a?.mode === b?.mode) return [];
    return [{ path, ...(a && { before: a }), ...(b && { after: b }) }];
  });
}

/** The contents of blobs by id, as they are stored: no filter, no line ends changed. */
export async function readBlobs(git: Git, ids: readonly string[]): Promise<Map<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return blobs;
  const out = await git.bytes(['cat-file', '--batch'], `${wanted.join('\n')}\n`);
  let at = 0;
  while (at < out.length) {
    const end = out.indexOf(10, at);
    const [id = '', kind = '', size = ''] = out.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (kind === 'missing' || size === '') continue;
    blobs.set(id, out.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}
