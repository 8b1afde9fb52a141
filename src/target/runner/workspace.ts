import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { Mount } from '../../sandbox/index.ts';

const left = new Set(['node_modules', '.git', '.pawl', '.vite', '.cache']);

/**
 * A throw-away copy of the project for the user's own runner: files are copied, installed packages
 * are linked, so that runners may write caches beside them.
 */
export interface Workspace {
  readonly root: string;
  /** What a jail has to show: the copy, writable, and the folders that it links to. */
  readonly mounts: readonly Mount[];
  /** Puts another text in place of a file, relative to the root. */
  write(file: string, text: string): void;
  remove(): void;
}

export function copyWorkspace(root: string): Workspace {
  sweep();
  const base = mkdtempSync(join(realpathSync(tmpdir()), `pawl-${process.pid}-`));
  const copy = join(base, basename(root));
  cpSync(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !left.has(basename(path)) || path === root,
  });
  const sources = linkPackages(root, copy);
  return {
    root: copy,
    mounts: [...sources.map((path) => ({ path })), { path: base, writable: true }],
    write: (file, text) => writeFileSync(join(copy, file), text),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

/** Links every package that the project can reach, nearest first; gives the folders linked to. */
function linkPackages(root: string, copy: string): string[] {
  const into = join(copy, 'node_modules');
  mkdirSync(into, { recursive: true });
  const sources: string[] = [];
  for (let at = root; ; at = dirname(at)) {
    const from = join(at, 'node_modules');
    if (existsSync(from)) {
      sources.push(realpathSync(from));
      linkEntries(from, into);
    }
    if (dirname(at) === at) break;
  }
  // Packages of a workspace are links to folders beside: those must be seen too.
  for (const link of linked(into)) {
    const real = realpathOf(link);
    if (real && !sources.some((source) => isInside(source, real))) sources.push(real);
  }
  return sources;
}

/** Every link to a package, scoped ones too. */
function* linked(into: string): Generator<string> {
  for (const name of readdirSync(into)) {
    if (name.startsWith('@'))
      for (const inner of readdirSync(join(into, name))) yield join(into, name, inner);
    else if (!name.startsWith('.')) yield join(into, name);
  }
}

/** Undefined for a link that leads nowhere. */
function realpathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isInside(folder: string, path: string): boolean {
  return !relative(folder, path).startsWith('..');
}

function linkEntries(from: string, into: string): void {
  for (const name of readdirSync(from)) {
    if (name.startsWith('.') && name !== '.bin') continue;
    const target = join(into, name);
    if (name.startsWith('@')) {
      mkdirSync(target, { recursive: true });
      linkEntries(join(from, name), target);
    } else if (!existsSync(target)) symlinkSync(join(from, name), target);
  }
}

/** Removes copies that a killed run left behind: their names tell whose they are. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^pawl-(\d+)-\w{6}$/.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's: not ours to tidy.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
