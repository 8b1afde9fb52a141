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
  sizedTreeOf,
  treeOf,
  type Git,
  type SizedEntry,
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
  const [root, revisions] = await Promise.all([
    caller.text(['rev-parse', '--show-toplevel']),
    revisionsOf(caller, request),
  ]);
  const git = caller.at(root);
  const { base, tip, head } = revisions;
  const [before, after, law] = await Promise.all([
    sizedTreeOf(git, base),
    head === undefined ? indexEntries(git) : treeOf(git, head),
    tip === base ? undefined : treeOf(git, tip),
  ]);
  const [{ files, context }, config] = await Promise.all([
    head === undefined && !request.staged
      ? readDisk(git, root, before, after)
      : readObjects(git, before, after),
    configOf(git, law ?? before),
  ]);
  const { objective, target } = request;
  const change = {
    base,
    head: head ?? (request.staged ? 'index' : 'working tree'),
    ...(objective && { objective }),
    ...(target && { target }),
    files,
    project: projectOf(before, context),
  };
  return { change, trusted: tip, config, root };
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

/** Commits, by their ids. */
interface Revisions {
  /** To compare with: where the head left the tip, so that others' work is not judged. */
  readonly base: string;
  /** The base as it is now. */
  readonly tip: string;
  /** Undefined for the index and the working tree. */
  readonly head: string | undefined;
}

async function revisionsOf(git: Git, { base, head }: ChangeRequest): Promise<Revisions> {
  const unnamed = head === undefined ? ['HEAD'] : ['main', 'master'];
  const names = base === undefined ? unnamed : [base];
  const [top, ...tips] = await Promise.all(
    [head ?? 'HEAD', ...names].map((name) => resolveCommit(git, name)),
  );
  if (head !== undefined && top === undefined)
    throw new UsageError('no-such-revision', `there is no revision ${head}`, {
      hint: 'See git log --all.',
    });
  const tip = tips.find((id) => id !== undefined);
  if (tip === undefined)
    throw new UsageError(
      'no-such-revision',
      `there is no revision ${names.join(' or ')} to compare with`,
      {
        hint:
          top === undefined
            ? 'There is no commit yet: commit what is good as it is, and change it then.'
            : 'Name one with --base: see git branch --all.',
      },
    );
  const parted = top === undefined || top === tip ? undefined : await mergeBase(git, tip, top);
  return { base: parted ?? tip, tip, head: head === undefined ? undefined : top };
}

interface Texts {
  readonly files: readonly FileChange[];
  /** Of the base, by path: {@link contextOf}. */
  readonly context: ReadonlyMap<string, string>;
}

type Blobs = ReadonlyMap<string, Buffer>;

async function readObjects(
  git: Git,
  before: readonly SizedEntry[],
  after: readonly TreeEntry[],
): Promise<Texts> {
  const changes = compareTrees(before, after);
  const context = contextOf(before, changes);
  const sides = changes.flatMap((each) =>
    [each.before, each.after].filter((it) => it !== undefined),
  );
  const blobs = await readBlobs(
    git,
    [...sides.filter(isBlob), ...context].map(({ id }) => id),
  );
  const files = changes.map(({ path, before, after }): FileChange => {
    const [old, now] = [before && versionOf(before, blobs), after && versionOf(after, blobs)];
    return { path, ...(old && { before: old }), ...(now && { after: now }) };
  });
  return { files, context: textsOf(context, blobs) };
}

/** Files as they lie there, without filters; line ends that git would change are no change. */
async function readDisk(
  git: Git,
  root: string,
  before: readonly SizedEntry[],
  index: readonly TreeEntry[],
): Promise<Texts> {
  const [blobs, others] = await Promise.all([
    readBlobs(
      git,
      before.filter(isBlob).map(({ id }) => id),
    ),
    git.bytes(['ls-files', '--others', '--exclude-standard', '-z']),
  ]);
  const modes = new Map([...before, ...index].map(({ path, mode }) => [path, mode]));
  const paths = new Set([...modes.keys(), ...String(others).split('\0').filter(Boolean)]);
  const old = new Map(before.map((entry) => [entry.path, entry]));
  const files = [...paths].sort().flatMap((path): FileChange[] => {
    const entry = old.get(path);
    const was = entry && (isBlob(entry) ? versionOf(entry, blobs) : { mode: entry.mode, bytes: 0 });
    const now = onDisk(root, path, modes.get(path));
    if (same(was, now)) return [];
    return [{ path, ...(was && { before: was }), ...(now && { after: now }) }];
  });
  return { files, context: textsOf(contextOf(before, files), blobs) };
}

type Entry = Omit<TreeEntry, 'path'>;

/** Not a submodule. */
function isBlob({ mode }: Entry): boolean {
  return mode !== '160000';
}

function versionOf(entry: Entry, blobs: Blobs): FileVersion {
  if (isBlob(entry)) return toVersion(entry.mode, blobs.get(entry.id) ?? Buffer.from([0]));
  return { mode: entry.mode, bytes: 0, digest: sha256(entry.id) };
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

/** The base's files that boundaries may ask for: code and manifests, near ones first, up to a limit. */
export async function readContext(
  git: Git,
  before: readonly SizedEntry[],
  files: readonly Pick<FileChange, 'path'>[],
): Promise<ReadonlyMap<string, string>> {
  const context = contextOf(before, files);
  return textsOf(
    context,
    await readBlobs(
      git,
      context.map(({ id }) => id),
    ),
  );
}

function contextOf(
  before: readonly SizedEntry[],
  files: readonly Pick<FileChange, 'path'>[],
): readonly TreeEntry[] {
  const folders = files.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1));
  const near = ({ path }: TreeEntry): number =>
    folders.some((folder) => path.startsWith(folder)) ? 0 : 1;
  let left = contextLimit;
  return before
    .filter(
      ({ path, mode }) =>
        mode.startsWith('100') &&
        readable.test(path) &&
        !/(?:^|\/)node_modules\//.test(path) &&
        !path.endsWith('-lock.json'),
    )
    .sort((a, b) => near(a) - near(b))
    .filter(({ bytes }) => {
      if (bytes > largestFile || bytes > left) return false;
      left -= bytes;
      return true;
    });
}

function textsOf(entries: readonly TreeEntry[], blobs: Blobs): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap(({ path, id }) => {
      const blob = blobs.get(id);
      return blob ? [[path, blob.toString('utf8')] as const] : [];
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
