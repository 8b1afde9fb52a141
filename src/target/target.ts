import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf, parseSource, type Source } from '../candidate/index.ts';
import { UsageError } from '../fault.ts';
import { nearest } from '../nearest.ts';
import type { RealmKind, Unit } from '../sandbox/index.ts';
import { bundleTests } from './bundle.ts';
import { executableOf, type Executable } from './executable/index.ts';
import { findTestFiles, relativeTo } from './project.ts';
import { findRunner, type Runner } from './runner/runner.ts';
import { findSymbol, namedFunctions, type NamedFunction } from './symbols.ts';

/** What is to be improved, found and understood, but nothing of it run yet. */
export interface Target {
  /** Absolute. */
  readonly root: string;
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly source: Source;
  readonly executable: Executable;
  readonly functions: readonly NamedFunction[];
  /** The one function that the user named. */
  readonly chosen: NamedFunction | undefined;
  readonly unit: Unit;
  readonly realm: RealmKind;
  /** Relative to the root. */
  readonly testFiles: readonly string[];
  readonly runner: Runner;
}

export interface TargetRequest {
  readonly root: string;
  readonly file: string;
  readonly symbol?: string;
  readonly tests?: string;
  /** The file's text, where it is another than what stands there now. */
  readonly text?: string;
}

/**
 * Finds the target and its tests.
 *
 * @throws UsageError when the file, the symbol or the tests are not there, or do not parse.
 * @throws PawlFault when the tests' runner is missing.
 */
export async function openTarget(request: TargetRequest): Promise<Target> {
  const path = join(request.root, request.file);
  const source = readSource(path, request.file, request.text);
  const functions = namedFunctions(source);
  const chosen =
    request.symbol === undefined ? undefined : choose(functions, request.symbol, request.file);
  const found = findTestFiles(request.root, request.tests).filter((test) => test !== path);
  const { unit, tests } = await bundleTests(request.root, path, source, found);
  return {
    root: request.root,
    file: request.file,
    source,
    executable: executableOf(source),
    functions,
    chosen,
    unit,
    realm: unit.builtins.length > 0 ? 'process' : 'isolate',
    testFiles: tests.map((test) => relativeTo(request.root, test)),
    runner: findRunner(request.root, tests),
  };
}

function readSource(path: string, name: string, given: string | undefined): Source {
  if (given === undefined && !isFile(path))
    throw new UsageError('no-such-file', `no such file: ${name}`, {
      hint: 'Name a JavaScript or TypeScript file, relative to this folder or to -C DIR.',
    });
  if (!languageOf(name))
    throw new UsageError('not-javascript', `${name} is neither JavaScript nor TypeScript`);
  const parsed = parseSource(name, given ?? readFileSync(path, 'utf8'));
  if (parsed.ok) return parsed.source;
  throw new UsageError(
    'does-not-parse',
    `${name}:${parsed.line}:${parsed.column}: ${parsed.reason}`,
    {
      hint: 'Mend the syntax error first: what does not parse has no behaviour to keep.',
    },
  );
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function choose(functions: readonly NamedFunction[], symbol: string, file: string): NamedFunction {
  const found = findSymbol(functions, symbol);
  if (found?.exported) return found;
  const names = functions
    .filter((it) => it.exported)
    .map((it) => it.symbol.replace('.static.', '.'));
  if (found)
    throw new UsageError(
      'not-exported',
      `${symbol} is not exported from ${file}, so nothing can observe it`,
      {
        hint: `Export it, or name what uses it: ${names.slice(0, 5).join(', ')}.`,
      },
    );
  const near = nearest(symbol, names);
  throw new UsageError('no-such-symbol', `${file} has no function ${symbol}`, {
    hint: near
      ? `Did you mean ${near}?`
      : names.length > 0
        ? `It exports ${names.slice(0, 8).join(', ')}.`
        : 'It exports no function.',
  });
}
