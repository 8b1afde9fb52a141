/**
 * After a module's id in `targetRequires`: the target wants its CommonJS exports, which the bundler
 * gives as the default of an ES module.
 */
export const commonJsMark = '#commonjs';

/** Modules that every realm has by itself: the test runners' and what tests assert with. */
export const testModuleNames: readonly string[] = [
  'vitest',
  '@jest/globals',
  'chai',
  'node:test',
  'node:assert',
  'assert',
  'node:assert/strict',
  'assert/strict',
];
