import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type {
  FileChange,
  FileVersion,
  Objective,
  Project,
  ProjectChange,
} from '../boundary/index.ts';
import { configFiles, defaultConfig, readConfig, type Config } from '../config/index.ts';
import { UsageError } from '../fault.ts';
import { sha256 } from '../ledger/index.ts';
import {
  compareTrees,
  indexEntries,
  mergeBase,
  readBlobs,
  resolveCommit,
  treeOf,
  type Git,
  type RawChange,
  type TreeEntry,
} from '../git/index.ts';

/** Which change is to be judged. */
export interface ChangeRequest {
  readonly base?: string;
  /** A revision; the index; or, when neither, the working tree. */
  readonly head?: string;
  readonly staged?: boolean;
  readonly objective?: Objective;
  readonly target?: { readonly file: string; readonly symbol?: string };
}

export interface GateInput {
  readonly change: ProjectChange;
  /**
   * The base revision as it is now, by whose law the change is judged. A change that left it long ago
   * is not judged by what was asked, and of whom, then.
   */
  readonly trusted: string;
  /** Of `trusted`: a change does not say itself what it is judged by. */
  readonly config: Config;
  readonly root: string;
}

/** Bytes of text in the base's files that are read to see what the project already does. */
const contextLimit = 24 * 1024 * 1024;
const largestFile = 512 * 1024;
const readable = /\.(?:[cm]?[jt]sx?|json)$|(?:^|\/)CODEOWNERS$/;

/** Reads both sides of a change by git's plumbing: nothing of the repository runs. */
export async function readChange(caller: Git, request: ChangeRequest): Promise<GateInput> {
  const root = await caller.text(['rev-parse', '--show-toplevel']);
  const git = caller.at(root);
  const base = await baseCommit(git, request);
  const before = await treeOf(git, base.id);
  const { files, head } = await headFiles(git, root, before, request);
  const context = await readContext(git, before, files);
  const project = projectOf(before, context);
  const config = await configOf(git, base.tip === base.id ? before : await treeOf(git, base.tip));
  const { objective, target } = request;
  const change = {
    base: base.id,
    head,
    ...(objective && { objective }),
    ...(target && { target }),
    files,
    project,
  };
  return { change, trusted: base.tip, config, root };
}

/** The base revision, as the boundaries see it. */
export function projectOf(
  before: readonly TreeEntry[],
  context: ReadonlyMap<string, string>,
): Project {
  return {
    paths: before.filter(({ mode }) => mode !== '160000').map(({ path }) => path),
    read: (path) => context.get(path),
  };
}

/**
 * The revision to compare with: where the head left the base, so that others' work is not judged; and
 * the base as it is now.
 */
async function baseCommit(
  git: Git,
  { base, head }: ChangeRequest,
): Promise<{ id: string; tip: string }> {
  const isCommit = head !== undefined;
  const names = base === undefined ? (isCommit ? ['main', 'master'] : ['HEAD']) : [base];
  for (const name of names) {
    const id = await resolveCommit(git, name);
    if (id === undefined) continue;
    const other = await resolveCommit(git, head ?? 'HEAD');
    if (other === undefined && head !== undefined) break;
    return { id: (other && (await mergeBase(git, id, other))) ?? id, tip: id };
  }
  if (head !== undefined && (await resolveCommit(git, head)) === undefined)
    throw new UsageError('no-such-revision', `there is no revision ${head}`, {
      hint: 'See git log --all.',
    });
  throw new UsageError(
    'no-such-revision',
    `there is no revision ${names.join(' or ')} to compare with`,
    {
      hint:
        (await resolveCommit(git, 'HEAD')) === undefined
          ? 'There is no commit yet: commit what is good as it is, and change it then.'
          : 'Name one with --base: see git branch --all.',
    },
  );
}

async function headFiles(
  git: Git,
  root: string,
  before: readonly TreeEntry[],
  { head, staged }: ChangeRequest,
): Promise<{ files: FileChange[]; head: string }> {
  if (head !== undefined) {
    const id = await resolveCommit(git, head);
    if (id === undefined)
      throw new UsageError('no-such-revision', `there is no revision ${head}`, {
        hint: 'See git log --all.',
      });
    return { files: await fromObjects(git, compareTrees(before, await treeOf(git, id))), head: id };
  }
  const index = await indexEntries(git);
  if (staged) return { files: await fromObjects(git, compareTrees(before, index)), head: 'index' };
  return { files: await fromDisk(git, root, before, index), head: 'working tree' };
}

async function fromObjects(git: Git, changes: readonly RawChange[]): Promise<FileChange[]> {
  const entries = changes
    .flatMap(({ before, after }) => [before, after])
    .filter((each) => each !== undefined);
  const blobs = await readBlobs(
    git,
    entries.filter(({ mode }) => mode !== '160000').map(({ id }) => id),
  );
  const version = (entry: RawChange['before']): FileVersion | undefined =>
    entry &&
    (entry.mode === '160000'
      ? submodule(entry.id)
      : toVersion(entry.mode, blobs.get(entry.id) ?? Buffer.from([0])));
  return changes.map(({ path, before, after }): FileChange => {
    const [old, now] = [version(before), version(after)];
    return { path, ...(old && { before: old }), ...(now && { after: now }) };
  });
}

/** Files as they lie there, without filters; line ends that git would change are no change. */
async function fromDisk(
  git: Git,
  root: string,
  before: readonly TreeEntry[],
  index: readonly TreeEntry[],
): Promise<FileChange[]> {
  const out = String(await git.bytes(['ls-files', '--others', '--exclude-standard', '-z']));
  const modes = new Map([...before, ...index].map(({ path, mode }) => [path, mode]));
  const paths = new Set([...modes.keys(), ...out.split('\0').filter(Boolean)]);
  const old = new Map(before.map((entry) => [entry.path, entry]));
  const blobs = await readBlobs(
    git,
    before.filter(({ mode }) => mode !== '160000').map(({ id }) => id),
  );
  return [...paths].sort().flatMap((path): FileChange[] => {
    const entry = old.get(path);
    const was =
      entry &&
      (entry.mode === '160000'
        ? { mode: '160000', bytes: 0 }
        : toVersion(entry.mode, blobs.get(entry.id) ?? Buffer.from([0])));
    const now = onDisk(root, path, modes.get(path));
    if (same(was, now)) return [];
    return [{ path, ...(was && { before: was }), ...(now && { after: now }) }];
  });
}

function onDisk(root: string, path: string, mode: string | undefined): FileVersion | undefined {
  const full = join(root, path);
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (stat.isSymbolicLink()) return toVersion('120000', readlinkSync(full, 'buffer'));
  // Which commit of a submodule is checked out is not asked: that would run git in it.
  if (stat.isDirectory()) return { mode: '160000', bytes: 0 };
  // A pipe or device is no file: it is told as what can't be read.
  if (!stat.isFile()) return { mode: '100644', bytes: 0, magic: '' };
  const isExecutable = process.platform === 'win32' ? mode === '100755' : (stat.mode & 0o100) !== 0;
  return toVersion(isExecutable ? '100755' : '100644', readFileSync(full));
}

function same(a: FileVersion | undefined, b: FileVersion | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.mode !== b.mode) return false;
  if (a.text === undefined || b.text === undefined)
    return a.text === b.text && a.bytes === b.bytes && a.digest === b.digest;
  return a.text === b.text || a.text.replaceAll('\r\n', '\n') === b.text.replaceAll('\r\n', '\n');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function toVersion(mode: string, content: Buffer): FileVersion {
  const bytes = content.length;
  if (!content.includes(0)) {
    try {
      return { mode, text: utf8.decode(content), bytes };
    } catch {
      // Not UTF-8: binary.
    }
  }
  const magic = content.subarray(0, 16).toString('hex');
  return { mode, bytes, magic, digest: sha256(content) };
}

function submodule(commit: string): FileVersion {
  return { mode: '160000', bytes: 0, digest: sha256(commit) };
}

/** The base's files that boundaries may ask for: code and manifests, near ones first, up to a limit. */
export async function readContext(
  git: Git,
  before: readonly TreeEntry[],
  files: readonly Pick<FileChange, 'path'>[],
): Promise<Map<string, string>> {
  const folders = files.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1));
  const near = ({ path }: TreeEntry): number =>
    folders.some((folder) => path.startsWith(folder)) ? 0 : 1;
  const wanted = before
    .filter(
      ({ path, mode }) =>
        mode.startsWith('100') &&
        readable.test(path) &&
        !/(?:^|\/)node_modules\//.test(path) &&
        !path.endsWith('-lock.json'),
    )
    .sort((a, b) => near(a) - near(b));
  const sizes = await blobSizes(
    git,
    wanted.map(({ id }) => id),
  );
  let left = contextLimit;
  const taken = wanted.filter(({ id }) => {
    const size = sizes.get(id) ?? largestFile + 1;
    if (size > largestFile || size > left) return false;
    left -= size;
    return true;
  });
  const blobs = await readBlobs(
    git,
    taken.map(({ id }) => id),
  );
  return new Map(
    taken.flatMap(({ path, id }) => {
      const blob = blobs.get(id);
      return blob ? [[path, blob.toString('utf8')] as const] : [];
    }),
  );
}

async function blobSizes(git: Git, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const out = String(await git.bytes(['cat-file', '--batch-check'], `${ids.join('\n')}\n`));
  return new Map(
    out
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [id = '', , size = ''] = line.split(' ');
        return [id, Number(size)] as const;
      }),
  );
}

async function configOf(git: Git, tree: readonly TreeEntry[]): Promise<Config> {
  for (const name of configFiles) {
    const entry = tree.find(({ path, mode }) => path === name && mode.startsWith('100'));
    if (!entry) continue;
    const blob = (await readBlobs(git, [entry.id])).get(entry.id);
    return readConfig(name, String(blob ?? ''));
  }
  return defaultConfig;
}
