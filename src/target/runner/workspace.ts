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
import { packageJson } from '../project.ts';

const left = new Set(['node_modules', '.git', '.pawl', '.vite', '.cache']);

/**
 * A throw-away copy of the project for the user's own runner. Files are copied. Packages are found
 * where Node looks for them: a link to each `node_modules` that the project can reach stands above the
 * copy; the copy's own holds only what package.json names, and may be written to.
 */
export interface Workspace {
  readonly root: string;
  /** What a jail has to show: the copy, writable, and the folders that it links to. */
  readonly mounts: readonly Mount[];
  /** Puts another text in place of a file, relative to the root. */
  write(file: string, text: string): void;
  remove(): void;
}

/** A copy of the project as it lies there. */
export function copyWorkspace(root: string): Workspace {
  return fillWorkspace(root, (copy) =>
    cpSync(root, copy, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !left.has(basename(path)) || path === root,
    }),
  );
}

/**
 * The same with other files than those that lie there, such as those of a revision.
 *
 * @param fill - puts them into the folder it is given, which is there and empty
 */
export function fillWorkspace(root: string, fill: (copy: string) => void): Workspace {
  sweep();
  const base = mkdtempSync(join(realpathSync(tmpdir()), `pawl-${process.pid}-`));
  const packages = reachable(root);
  const above = join(base, ...packages.map(() => 'up'));
  const copy = join(above, basename(root));
  mkdirSync(copy, { recursive: true });
  fill(copy);
  packages.forEach((folder, i) =>
    symlinkSync(folder, join(above, ...packages.slice(0, i).map(() => '..'), 'node_modules')),
  );
  linkDeclared(copy, packages, join(copy, 'node_modules'));
  const mounts = [...packages, ...linkedFrom(packages)].map((path) => ({ path }));
  return {
    root: copy,
    mounts: [...mounts, { path: base, writable: true }],
    write: (file, text) => writeFileSync(join(copy, file), text),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

/** Each `node_modules` that Node would look into, nearest first. */
function reachable(root: string): string[] {
  const folders: string[] = [];
  for (let at = root; ; at = dirname(at)) {
    const folder = join(at, 'node_modules');
    if (existsSync(folder)) folders.push(realpathSync(folder));
    if (dirname(at) === at) return folders;
  }
}

/** No other name may become a path to write to. */
const packageName = /^(?:@[\w-][\w.-]*\/)?(?:\.bin|[\w-][\w.-]*)$/;

/** For what names a path in the project's own `node_modules`, as configuration does. */
function linkDeclared(root: string, packages: readonly string[], into: string): void {
  mkdirSync(into, { recursive: true });
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } =
    packageJson(root);
  const declared = { ...dependencies, ...devDependencies, ...peerDependencies };
  for (const name of ['.bin', ...Object.keys({ ...declared, ...optionalDependencies })]) {
    const folder = packages.find((it) => existsSync(join(it, name)));
    if (!folder || !packageName.test(name)) continue;
    mkdirSync(dirname(join(into, name)), { recursive: true });
    symlinkSync(join(folder, name), join(into, name));
  }
}

/** Packages that are links to folders elsewhere, as those of a monorepo: they must be seen too. */
function linkedFrom(packages: readonly string[]): string[] {
  const found = new Set<string>();
  const look = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && entry.name.startsWith('@')) look(path);
      else if (entry.isSymbolicLink()) {
        const real = realpathOf(path);
        if (real && !packages.some((it) => isInside(it, real))) found.add(real);
      }
    }
  };
  packages.forEach(look);
  return [...found];
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
