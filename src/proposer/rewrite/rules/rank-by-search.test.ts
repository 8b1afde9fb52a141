import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { rankBySearch as rule } from './rank-by-search.ts';

const inputs = '[[[{ s: 3 }, { s: 1 }, { s: 3 }, { s: 9 }]], [[]], [[{ s: 1 }]]]';

describe('rank-by-search', () => {
  it.each([
    'const f = (xs) => xs.map((x) => ({ ...x, rank: xs.filter((y) => y.s > x.s).length + 1 }));',
    'function f(xs) { const out = []; for (const x of xs) { out.push(xs.filter((y) => x.s >= y.s).length); } return out; }',
    'function f(xs: any[]) { return xs.map((x: any) => xs.filter(({ s }) => s < x.s).length); }',
    'function f(xs) { return xs.map((x) => xs.filter((y) => y.s >= x.s).length); }',
  ])('searches in %s', (before) => {
    expect(survivors(rule, before, 'f', inputs)).toHaveLength(1);
  });

  it.each([
    'const f = (xs, x) => xs.filter((y) => y.s > x.s).length;',
    'const f = (xs) => xs.map((x) => xs.filter((y) => y.s > x.s));',
    'const f = (xs) => xs.map((x) => xs.filter((y) => y.s - x.s > 1).length);',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
