import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { dedupeFilter as rule } from './dedupe-filter.ts';

const inputs = '[[[3, 1, 2, 1, 3]], [[]], [["a", "b", "a"]]]';
const keyed = '[[[{ id: 1, n: 1 }, { id: 2, n: 2 }, { id: 1, n: 3 }]], [[]]]';

describe('dedupe-filter', () => {
  it.each([
    ['const f = (xs) => xs.filter((x, i) => xs.indexOf(x) === i);', 3],
    ['function f(xs: number[]) { return xs.filter((x, i, self) => i === self.indexOf(x)); }', 3],
    [
      'function f(xs) { return xs.map((x) => x * 2).filter(function (x, i, all) { return all.indexOf(x) == i; }); }',
      3,
    ],
    ['function f(xs) { return xs.filter((x, i) => xs.indexOf(x) !== i); }', 2],
  ])('drops values in %s', (before, count) => {
    const after = apply(rule, before);
    expect(after).toHaveLength(count);
    const right = after.filter((text) => differences(before, text, 'f', inputs).length === 0);
    expect(right).not.toEqual([]);
  });

  it.each([
    'const f = (xs) => xs.filter((x, i) => xs.findIndex((y) => y.id === x.id) === i);',
    'const f = (xs) => xs.filter((x, i, self) => i === self.findIndex((t) => t.id === x.id));',
    'const f = (xs) => xs.filter((x, i, self) => self.map((y) => y.id).indexOf(x.id) === i);',
  ])('drops keys in %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    const right = after.filter((text) => differences(before, text, 'f', keyed).length === 0);
    expect(right).not.toEqual([]);
  });

  it.each([
    'const f = (xs, ys) => xs.filter((x, i) => ys.indexOf(x) === i);',
    'const f = (xs) => xs.filter((x, i) => xs.indexOf(x) > i);',
    'const f = (xs) => xs.filter((x, i) => xs.indexOf(x, 1) === i);',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
