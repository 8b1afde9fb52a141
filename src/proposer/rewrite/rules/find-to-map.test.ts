import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { findToMap as rule } from './find-to-map.ts';

const inputs = `[
  [[{ id: 1 }, { id: 2 }, { id: 9 }], [{ id: 2, n: 'b' }, { id: 1, n: 'a' }, { id: 2, n: 'c' }]],
  [[], []],
  [[{ id: 1 }], []],
]`;

describe('find-to-map', () => {
  it.each([
    'const f = (xs, ys) => xs.map((x) => ({ ...x, y: ys.find((y) => y.id === x.id) }));',
    'function f(xs, ys) { const out = []; for (const x of xs) { const y = ys.find(({ id }) => x.id === id); if (y) out.push(y.n); } return out; }',
    'function f(xs: any[], ys: any[]) { return xs.map(function (x: any) { return ys.find(function (y: any) { return y.id == x.id; })?.n; }); }',
    'class A { m(xs, ys) { return xs.map((x) => ys.find((y) => y.id === x.id && y.n !== "b")); } }\nconst f = (xs, ys) => new A().m(xs, ys);',
    'function f(xs, ys) { const out = []; for (let i = 0; i < xs.length; i++) { out.push(ys.findLast((y) => y.id === xs[i].id)); } return out; }',
  ])('replaces %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    expect(after[0]).toContain('new Map()');
    const right = after.filter((text) => differences(before, text, 'f', inputs).length === 0);
    expect(right).not.toEqual([]);
  });

  it.each([
    'function f(x, ys) { return ys.find((y) => y.id === x.id); }',
    'function f(xs, ys) { for (const x of xs) { if (!ys.find((y) => y.id === x.id)) ys.push(x); } }',
    'function f(xs, ys) { return xs.map((x) => ys.find((y) => y.id > x.id)); }',
    'function f(xs) { return xs.map((x) => x.ys.find((y) => y.id === x.id)); }',
    'function f(xs, ys) { return xs.map((x) => ys.find((y, i) => i === x.id)); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
