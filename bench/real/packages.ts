import type * as fc from 'fast-check';
import type { Use } from './inputs.ts';

/** A function whose later version or successor is faster, as its makers found: a yardstick only. */
export interface Known {
  /** The folder under node_modules. */
  readonly folder: string;
  readonly version: string;
  readonly file: string;
  readonly export: string;
}

/** One file of a package at a pinned version, and what is asked of it. */
export interface RealCase {
  /** The package's own name; also the key of its inputs. */
  readonly name: string;
  readonly version: string;
  /** The folder that this version is installed in: under node_modules, or absolute. */
  readonly folder: string;
  /** Copied into the workspace's `src/`; the first is the one to improve. */
  readonly files: readonly [string, ...string[]];
  readonly kind: 'commonjs' | 'esm';
  readonly task: 'fix' | 'optimise';
  /** For `optimise`: the export to speed up, `default` for `module.exports` itself. */
  readonly export?: string;
  /** What a user writes after `#`: the function's own name in the file, else the export. */
  readonly symbol?: string;
  readonly known?: Known;
  /** What it is used with; absent: what `inputs.ts` has for its name. */
  readonly uses?: fc.Arbitrary<Use>;
}

const fix = (
  name: string,
  version: string,
  file = 'index.js',
  kind: RealCase['kind'] = 'commonjs',
): RealCase => ({ name, version, folder: `${name}-old`, files: [file], kind, task: 'fix' });

const optimise = (
  name: string,
  version: string,
  known: Known,
  rest: Partial<RealCase> = {},
): RealCase => ({
  name,
  version,
  folder: `${name}-old`,
  files: ['index.js'],
  kind: 'commonjs',
  task: 'optimise',
  export: 'default',
  known,
  ...rest,
});

const known = (folder: string, version: string, name = 'default', file = 'index.js'): Known => ({
  folder,
  version,
  file,
  export: name,
});

/** Files that bugs are put into. */
export const fixCases: readonly RealCase[] = [
  fix('ms', '2.1.3'),
  fix('bytes', '3.1.0'),
  fix('pretty-bytes', '6.0.0', 'index.js', 'esm'),
  fix('camelcase', '7.0.1', 'index.js', 'esm'),
  fix('minimist', '1.2.0'),
  fix('balanced-match', '1.0.0'),
  fix('compare-versions', '3.6.0'),
  fix('range-parser', '1.2.0'),
  fix('cookie', '0.3.1'),
  fix('word-wrap', '1.2.3'),
  fix('natural-compare', '1.4.0'),
  fix('flat', '5.0.2'),
  fix('jaro-winkler', '0.2.8'),
  fix('fast-json-stable-stringify', '2.0.0'),
  fix('querystring', '0.2.0', 'decode.js'),
  fix('simplify-js', '1.2.4', 'simplify.js'),
];

/** Functions that are slower than need be. */
export const optimiseCases: readonly RealCase[] = [
  optimise('leven', '1.0.2', known('fastest-levenshtein', '1.0.16', 'distance', 'mod.js')),
  optimise('array-differ', '1.0.0', known('array-differ-new', '3.0.0')),
  optimise('left-pad', '0.0.3', known('left-pad-new', '1.3.0'), { symbol: 'leftpad' }),
  optimise('array-unique', '0.2.1', known('array-uniq-new', '3.0.0'), { symbol: 'unique' }),
  optimise('arr-union', '3.1.0', known('array-union-new', '3.0.1'), { symbol: 'union' }),
  optimise('escape-html', '1.0.1', known('escape-html-new', '1.0.3')),
  optimise('trim-newlines', '1.0.0', known('trim-newlines-new', '4.0.2')),
  optimise('trim', '0.0.1', known('trim-new', '1.0.1'), { symbol: 'trim' }),
  optimise('toposort', '0.2.10', known('toposort-new', '2.0.2', 'array'), { export: 'array' }),
  optimise('intersect', '1.0.1', known('intersect-old', '1.0.1', 'big'), { symbol: 'intersect' }),
  optimise('deep-equal', '1.0.1', known('fast-deep-equal', '3.1.3'), {
    files: ['index.js', 'lib/keys.js', 'lib/is_arguments.js'],
  }),
];

export const cases: readonly RealCase[] = [...fixCases, ...optimiseCases];
