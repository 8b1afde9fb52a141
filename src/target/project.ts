import { existsSync, readFileSync, globSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../fault.ts';

/** A path relative to the root, with forward slashes. */
export function relativeTo(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

export interface PackageJson {
  readonly type?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly jest?: unknown;
}

export function packageJson(root: string): PackageJson {
  try {
    return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;
  } catch {
    return {};
  }
}

const testGlobs = [
  '**/*.{test,spec}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/__tests__/**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/{test,tests}/**/*.{js,mjs,cjs,ts,mts,cts}',
  '**/{test,test-*,*-test,*_test}.{js,mjs,cjs,ts,mts,cts}',
];

/**
 * The project's test files by the names that vitest, jest and `node --test` look for, or by the
 * user's glob; absolute, sorted.
 *
 * @throws UsageError `no-tests` when there is none.
 */
export function findTestFiles(root: string, glob: string | undefined): readonly string[] {
  const found = globSync(glob === undefined ? testGlobs : [glob], {
    cwd: root,
    exclude: (path) => isForeign(root, path),
  })
    .map((path) => (isAbsolute(path) ? path : resolve(root, path)))
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path));
  if (found.length > 0) return [...new Set(found)].sort();
  throw glob === undefined
    ? new UsageError('no-tests', `no tests found in ${root}`, {
        hint: 'Name them with --tests GLOB, for example --tests "checks/**/*.js".',
      })
    : new UsageError('no-tests', `no file matches --tests ${glob}`, {
        hint: `The glob is relative to ${root}.`,
      });
}

/** Folders that hold other projects' files, or made ones. */
function isForeign(root: string, path: string): boolean {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  if (['node_modules', '.git', '.pawl', 'dist', 'coverage'].includes(name)) return true;
  const full = isAbsolute(path) ? path : join(root, path);
  return full !== root && !/\.\w+$/.test(name) && existsSync(join(full, 'package.json'));
}
