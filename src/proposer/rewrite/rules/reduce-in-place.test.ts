import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { reduceInPlace as rule } from './reduce-in-place.ts';

const inputs = '[[[3, 1, 2, 1]], [[]], [["a"]], [[[1, [2]], 3]]]';

describe('reduce-in-place', () => {
  it.each([
    'const f = (xs) => xs.reduce((acc, x) => ({ ...acc, [x]: 1 }), {});',
    'const f = (xs: number[]) => xs.reduce((acc: number[], x) => [...acc, x * 2], [] as number[]);',
    'function f(xs) { return xs.reduce(function (acc, x) { return acc.concat(x); }, []); }',
    'function f(xs) { return xs.reduce((acc, x) => (x > 1 ? [...acc, x] : acc), []); }',
    'function f(xs) { return xs.reduce((acc, x) => { if (x > 1) return { ...acc, [x]: (acc[x] || 0) + 1 }; return acc; }, {}); }',
    'function f(xs) { return xs.reduce((acc, x) => Object.assign({}, acc, { [x]: x }), {}); }',
    'function f(xs) { return xs.reduce((acc, x) => ({ ...acc, [x]: [...(acc[x] || []), x] }), {}); }',
    'function f(xs) { return xs.reduce((acc, x) => new Set([...acc, x]), new Set()); }',
    'function f(xs) { return xs.reduce((acc, x) => new Map(acc).set(x, 1), new Map()); }',
    'function f(xs) { return xs.reduce((acc, x) => [...acc, ...[x, x]], xs); }',
    'function f(xs) { return xs.reduce((acc, x) => [x, ...acc], []); }',
    'function f(xs) { return xs.reduce((acc, x) => x > 1 ? { ...acc, [x]: x } : x > 0 ? { ...acc, low: x } : acc, {}); }',
    'function f(xs) { return xs.reduce((flat, x) => flat.concat(Array.isArray(x) ? f(x) : x), []); }',
  ])('extends in %s', (before) => {
    const after = apply(rule, before);
    expect(after.filter((text) => differences(before, text, 'f', inputs).length === 0)).not.toEqual(
      [],
    );
  });

  it.each([
    'const f = (xs) => xs.reduce((acc, x) => ({ ...acc, [x]: (acc[x] || 0) + 1 }), {});',
    'function f(xs) { return xs.reduce((acc, x) => { return { ...acc, [x]: x, last: x }; }, {}); }',
  ])('has a way that is exact for every key in %s', (before) => {
    const keys = '[[["a", "__proto__", "a"]], [["constructor", "__proto__"]], [["b", 2, 1]]]';
    const texts = apply(rule, before).map((text) => differences(before, text, 'f', keys).length);
    expect(texts).toContain(0);
    expect(Math.max(...texts)).toBeGreaterThan(0);
  });

  it.each([
    'const f = (xs) => xs.reduce((acc, x) => acc + x, 0);',
    'const f = (xs) => xs.reduce((acc, x) => ({ ...x, a: acc }), {});',
    'const f = (xs) => xs.reduce((acc, x) => { acc.push(x); return acc; }, []);',
    'const f = (xs) => xs.reduce((acc, x) => [...acc, x]);',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
