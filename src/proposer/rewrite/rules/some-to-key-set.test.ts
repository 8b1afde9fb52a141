import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { someToKeySet as rule } from './some-to-key-set.ts';

const inputs = `[
  [[{ id: 1 }, { id: 2 }, { id: 9 }], [{ id: 2, n: 1 }, { id: 1, n: 0 }, { id: 2, n: 3 }]],
  [[], []],
  [[{ id: 1 }], []],
]`;

describe('some-to-key-set', () => {
  it.each([
    'const f = (xs, ys) => xs.filter((x) => !ys.some((y) => y.id === x.id));',
    'function f(xs, ys) { return xs.filter((x) => ys.every((y) => y.id !== x.id)); }',
    'function f(xs, ys) { return xs.filter((x) => ys.findIndex((y) => y.id === x.id) === -1); }',
    'function f(xs, ys) { return xs.filter((x) => ys.some((y) => x.id === y.id && y.n > 2)); }',
    'function f(xs, ys) { const out = []; for (const x of xs) { if (ys.some(({ id }) => id === x.id)) out.push(x); } return out; }',
  ])('replaces %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    const right = after.filter((text) => differences(before, text, 'f', inputs).length === 0);
    expect(right).not.toEqual([]);
  });

  it.each([
    'function f(x, ys) { return ys.some((y) => y.id === x.id); }',
    'function f(xs, ys) { return xs.filter((x) => ys.some((y) => y === x)); }',
    'function f(xs, ys) { return xs.filter((x) => ys.some((y) => y.id !== x.id)); }',
    'function f(xs, ys) { return xs.map((x) => ys.findIndex((y) => y.id === x.id)); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
