import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { callbackToLoop as rule } from './callback-to-loop.ts';

const inputs = '[[[3, 1, 2, 1, 3]], [[]], [[0]], [["a", "b"]]]';

describe('callback-to-loop', () => {
  it.each([
    'const f = (xs) => xs.map((x) => x + 1);',
    'function f(xs: number[]): number[] { const out: number[] = xs.filter((x) => x > 1); return out; }',
    'function f(xs) { let n = 0; xs.forEach((x, i) => { if (x === 1) return; n += i; }); return n; }',
    'function f(xs) { return xs.reduce((sum, x) => sum + x, 0); }',
    'function f(xs) { return xs.reduce((acc, x) => { if (x in acc) { acc[x]++; return acc; } acc[x] = 1; return acc; }, {}); }',
    'function f(xs) { return xs.some(function (x) { return x > 2; }) ? 1 : 2; }',
    'function f(xs) { const all = xs.every((x) => x > 0); return !all; }',
    'function f(xs) { return xs.find((x) => x > 2); }',
    'function f(xs) { return xs.findIndex((x) => x > 2); }',
    'function f(xs) { return xs.map(String); }',
    'function f(xs) { return xs.map((x, i) => [x, i]); }',
    'function f(xs) { return xs.map(({ length }) => length); }',
    'function f(xs) { return xs.map((x) => { const y = x * 2; return y + 1; }); }',
    'function f(xs) { return xs.map((x) => { if (x > 1) return 1; return { x }; }); }',
    'class A { m(xs) { return { out: xs.map((x) => ({ x })) }; } }\nconst f = (xs) => new A().m(xs);',
    'function f(xs) { const i = 2; return xs.map((x) => x + i); }',
    'function f(xs) { return xs.map((x) => { for (const y of [1, 2]) { if (y === x) return y; } return 0; }); }',
  ])('loops in %s', (before) => {
    const after = apply(rule, before);
    expect(after).toHaveLength(2);
    for (const text of after) expect(differences(before, text, 'f', inputs)).toEqual([]);
  });

  it.each([
    'async function f(xs) { return Promise.all(xs.map(async (x) => x)); }',
    'function f(xs) { return xs && xs.map((x) => x); }',
    'function f(xs) { return xs?.map((x) => x); }',
    'function f(xs) { return xs.filter((x) => x).map((x) => x); }',
    'function f(xs) { while (xs.some((x) => x)) xs.pop(); }',
    'function f(xs, x = xs.map((y) => y)) { return x; }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
