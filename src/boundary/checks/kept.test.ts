import { describe, expect, it } from 'vitest';
import { changeOf, foundIn } from '../testing.ts';

const between = (before: string, after: string): string[] =>
  foundIn(changeOf({ 'test/a.test.js': [before, after] }, { objective: 'fix' }));
const test = "('adds', () => {\n  expect(f(1)).toBe(2);\n});\n";
const group = (name: string): string => `${name}('f', () => {\n  it${test}});\n`;

describe('what is kept', () => {
  it.each([
    ['a skipped test runs again', `it.skip${test}`, `it${test}`],
    ['a test no longer shuts others out', `it.only${test}`, `it${test}`],
    ['a crossed out test runs again', `xit${test}`, `it${test}`],
    ['a skipped group runs again', group('describe.skip'), group('describe')],
    [
      'a module that is not needed is gone',
      `const path = require('path');\nit${test}`,
      `it${test}`,
    ],
  ])('%s', (_, before, after) => {
    expect(between(before, after)).toEqual([]);
  });

  it('a hook that was there is told as changed once', () => {
    const hook = (text: string): string => `after(() => { print('${text}'); });\nit${test}`;
    expect(between(hook('a'), hook('b'))).toEqual(['stop checks/test-changed']);
  });

  it.each([
    ['runs again, and is another', `it.skip${test}`, `it${test.replace('1', '2')}`],
    ['is expected to fail no longer', `it.fails${test}`, `it${test}`],
    ['is skipped', `it${test}`, `it.skip${test}`],
    ['a group is skipped', group('describe'), group('describe.skip')],
    ['a skipped group is gone', `${group('describe.skip')}it${test}`, `it${test}`],
    [
      'a module that nobody named is gone',
      `const s = require('./strict');\nit${test}`,
      `it${test}`,
    ],
    [
      'a module is another',
      `const f = require('./f');\nit${test}`,
      `const f = require('./g');\nit${test}`,
    ],
    ['a hook is added', `it${test}`, `beforeEach(() => { f.limit = 9; });\nit${test}`],
    [
      'a second hook is added',
      `afterEach(a);\nit${test}`,
      `afterEach(a);\nafterEach(b);\nit${test}`,
    ],
  ])('%s', (_, before, after) => {
    expect(between(before, after).join()).toContain('stop checks/test-');
  });
});
