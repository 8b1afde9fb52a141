import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { sortOutOfLoop as rule } from './sort-out-of-loop.ts';

const inputs = '[[[3, 1, 2]], [[]], [[2, 2, 1]]]';

describe('sort-out-of-loop', () => {
  it.each([
    'function f(xs) { const ys = [...xs]; const out = []; for (const x of xs) { ys.sort((a, b) => a - b); out.push(ys.indexOf(x)); } return out.length ? out : ys; }',
    'function f(xs) { const out = []; for (const x of xs) { out.push(x); out.sort((a, b) => a - b); } return out; }',
    'function f(xs) { let out = []; xs.forEach((x) => { out.push(x); out = [...out].sort(); }); return out; }',
  ])('sorts once in %s', (before) => {
    expect(survivors(rule, before, 'f', inputs)).not.toEqual([]);
  });

  it.each([
    'function f(xs) { xs.sort(); return xs; }',
    'function f(xs, d) { for (const x of d) { xs.sort((a, b) => (a - b) * x); } return xs; }',
    'function f(rows) { for (const row of rows) { row.sort(); } return rows; }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
