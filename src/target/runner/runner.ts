import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PawlFault } from '../../fault.ts';
import { packageJson } from '../project.ts';

export type RunnerName = 'vitest' | 'jest' | 'node';

/** One test as the user's runner told it. */
export interface RunnerTest {
  /** Suites and title, joined by ` > `. */
  readonly name: string;
  /** The file, as the runner saw it. */
  readonly file: string;
  readonly ok: boolean;
  readonly message?: string;
}

/** How a test runner is called so that it tells what it found. */
export interface Runner {
  readonly name: RunnerName;
  /** Arguments for Node: run these files once and write a report to `report`. */
  readonly args: (files: readonly string[], report: string) => readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Reads what it wrote. */
  readonly parse: (report: string) => readonly RunnerTest[];
}

/**
 * The runner that the user runs these tests with: what the tests import, else what the project's
 * scripts and dependencies name.
 *
 * @throws PawlFault `no-runner` when it is not installed.
 */
export function findRunner(root: string, tests: readonly string[]): Runner {
  const name = detect(root, tests);
  switch (name) {
    case 'node':
      return nodeRunner();
    case 'vitest':
      return vitestRunner(binOf(root, 'vitest', 'vitest.mjs'));
    case 'jest':
      return jestRunner(binOf(root, 'jest', 'bin/jest.js'));
  }
}

function detect(root: string, tests: readonly string[]): RunnerName {
  for (const test of tests) {
    const text = readFileSync(test, 'utf8');
    if (/['"]vitest['"]/.test(text)) return 'vitest';
    if (/['"]@jest\/globals['"]/.test(text)) return 'jest';
    if (/['"]node:test['"]/.test(text)) return 'node';
  }
  const { scripts = {}, dependencies = {}, devDependencies = {}, jest } = packageJson(root);
  const script = Object.entries(scripts)
    .filter(([name]) => name.startsWith('test'))
    .map(([, text]) => text)
    .join(' ');
  if (/\bvitest\b/.test(script)) return 'vitest';
  if (/\bjest\b/.test(script) || jest) return 'jest';
  if (/\bnode\b.*--test\b/.test(script)) return 'node';
  const all = { ...dependencies, ...devDependencies };
  if ('vitest' in all) return 'vitest';
  if ('jest' in all) return 'jest';
  throw new PawlFault('no-runner', `no test runner found for ${root}`, {
    hint: 'Vitest, jest and node --test are known: name one in the "test" script of package.json.',
  });
}

function binOf(root: string, name: string, path: string): string {
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`${name}/package.json`);
    return join(dirname(manifest), path);
  } catch (error) {
    throw new PawlFault('no-runner', `the tests want ${name}, which is not installed`, {
      cause: error,
      hint: `Run npm install --save-dev ${name}.`,
    });
  }
}

function vitestRunner(bin: string): Runner {
  return {
    name: 'vitest',
    env: { CI: 'true', NODE_ENV: 'test', VITEST_SKIP_INSTALL_CHECKS: '1' },
    args: (files, report) => [
      bin,
      'run',
      ...files,
      '--reporter=json',
      `--outputFile=${report}`,
      '--no-cache',
      '--coverage.enabled=false',
      '--passWithNoTests=false',
    ],
    parse: parseJestJson,
  };
}

function jestRunner(bin: string): Runner {
  return {
    name: 'jest',
    env: { CI: 'true', NODE_ENV: 'test' },
    args: (files, report) => [
      bin,
      '--ci',
      '--runInBand',
      '--no-cache',
      '--watchman=false',
      '--json',
      `--outputFile=${report}`,
      '--runTestsByPath',
      ...files,
    ],
    parse: parseJestJson,
  };
}

function nodeRunner(): Runner {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const reporter = fileURLToPath(new URL(`./node-reporter.${extension}`, import.meta.url));
  return {
    name: 'node',
    env: { NODE_ENV: 'test' },
    args: (files, report) => [
      '--test',
      `--test-reporter=${reporter}`,
      `--test-reporter-destination=${report}`,
      ...files,
    ],
    parse: (report) =>
      report
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as RunnerTest),
  };
}

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message?: string;
    readonly status?: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Vitest writes jest's format. */
function parseJestJson(report: string): RunnerTest[] {
  const { testResults } = JSON.parse(report) as JestReport;
  return testResults.flatMap((file): RunnerTest[] => {
    if (file.assertionResults.length === 0)
      return [
        {
          name: '(the file)',
          file: file.name,
          ok: file.status === 'passed',
          message: file.message ?? '',
        },
      ];
    return file.assertionResults
      .filter((test) => test.status === 'passed' || test.status === 'failed')
      .map((test) => ({
        name: [...test.ancestorTitles.filter((it) => it !== ''), test.title].join(' > '),
        file: file.name,
        ok: test.status === 'passed',
        message: test.failureMessages?.[0]?.split('\n')[0] ?? '',
      }));
  });
}
