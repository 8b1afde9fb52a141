import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path';
import { languageOf } from '../candidate/index.ts';
import { UsageError } from '../fault.ts';
import { nearest } from '../nearest.ts';

/** What `FILE` or `FILE#SYMBOL` names. */
export interface TargetArgument {
  /** The nearest folder above the file that has a package.json, absolute. */
  readonly root: string;
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly symbol?: string;
}

/**
 * Finds what the user named.
 *
 * @param folder - what a relative file starts from, absolute
 * @throws UsageError when there is no such file, or it is not JavaScript or TypeScript.
 */
export function parseTarget(argument: string, folder: string): TargetArgument {
  const { path, symbol } = split(argument, folder);
  const named = resolve(folder, path);
  const stats = statSync(named, { throwIfNoEntry: false });
  if (!stats) throw noSuchFile(path, named);
  if (stats.isDirectory())
    throw new UsageError('not-a-file', `${path} is a folder`, {
      hint: 'Name the file to improve, and a function in it: src/text.ts#dedupe',
    });
  if (!stats.isFile()) throw new UsageError('not-a-file', `${path} is not a regular file`);
  if (!languageOf(path) || /\.d\.[cm]?ts$/.test(path))
    throw new UsageError('not-a-language', `${path} is not JavaScript or TypeScript code`, {
      hint: 'Pawl improves .js, .mjs, .cjs, .jsx, .ts, .mts, .cts and .tsx files.',
    });
  const file = realpathSync(named);
  const root =
    upwards(dirname(file), (each) => existsSync(join(each, 'package.json'))) ?? dirname(file);
  return {
    root,
    file: relative(root, file).split(sep).join('/'),
    ...(symbol !== undefined && { symbol }),
  };
}

/** The nearest folder from `folder` upwards that fits. */
export function upwards(folder: string, fits: (folder: string) => boolean): string | undefined {
  for (let each = folder; ; each = dirname(each)) {
    if (fits(each)) return each;
    if (each === dirname(each)) return undefined;
  }
}

/**
 * A glob that the user wrote relative to `folder`, made relative to the root.
 *
 * @throws UsageError when it leads out of the root.
 */
export function globFromRoot(glob: string, folder: string, root: string): string {
  const slashed = (path: string): string => path.split(sep).join('/');
  const real = slashed(realpathSync(folder));
  const moved = posix.relative(slashed(root), posix.resolve(real, slashed(glob)));
  if (moved === '..' || moved.startsWith('../'))
    throw new UsageError('tests-outside', `the tests ${glob} lie outside the project ${root}`);
  return moved;
}

function split(argument: string, folder: string): { path: string; symbol?: string } {
  const hash = argument.lastIndexOf('#');
  if (hash < 0 || existsSync(resolve(folder, argument))) return { path: argument };
  const [path, symbol] = [argument.slice(0, hash), argument.slice(hash + 1)];
  if (path === '' || symbol === '')
    throw new UsageError('bad-target', `${argument} names no ${path ? 'function' : 'file'}`, {
      hint: 'Write FILE#FUNCTION or FILE#CLASS.METHOD: src/text.ts#dedupe',
    });
  return { path, symbol };
}

function noSuchFile(path: string, named: string): UsageError {
  const folder = dirname(named);
  const siblings = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
  const near = nearest(basename(named), siblings);
  return new UsageError('no-such-file', `there is no file ${path}`, {
    hint:
      near === undefined
        ? 'Name it relative to where you are, or to the folder given with -C.'
        : `Did you mean ${posix.join(posix.dirname(path), near)}?`,
  });
}
