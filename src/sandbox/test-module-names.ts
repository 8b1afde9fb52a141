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
