import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Suite } from './packages.ts';

const results = fileURLToPath(new URL('../results/', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** A project of the package's own file and tests, below this one so that its packages are found. */
export function makeWorkspace(suite: Suite, concurrency: number): string {
  mkdirSync(results, { recursive: true });
  const root = mkdtempSync(join(results, 'stryker-'));
  for (const file of [suite.file, suite.test]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(modules, suite.folder, file), join(root, file));
  }
  const write = (file: string, content: unknown): void =>
    writeFileSync(join(root, file), `${JSON.stringify(content, null, 2)}\n`);
  write('package.json', {
    name: 'subject',
    private: true,
    scripts: { test: 'jest' },
    jest: { testMatch: [`<rootDir>/${suite.test}`] },
  });
  write('stryker.config.json', {
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    mutate: [suite.file],
    concurrency,
    coverageAnalysis: 'perTest',
    reporters: ['json'],
    jsonReporter: { fileName: 'report.json' },
    checkers: [],
    logLevel: 'off',
  });
  return root;
}
