import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { cacheProperty as rule } from './cache-property.ts';

const inputs = '[[[{ v: 1 }, { v: 2 }], { a: { b: { c: 2 } } }], [[], { a: { b: { c: 1 } } }]]';

describe('cache-property', () => {
  it.each([
    'function f(xs, o) { let s = 0; for (const x of xs) { s += x.v * o.a.b.c; } return s; }',
    'function f(xs, o) { return xs.map((x) => x.v + o.a.b.c); }',
    'function f(xs, o) { let s = 0; for (let i = 0; i < xs.length; i++) { if (xs[i].v > 1) s += xs[i].v; } return s; }',
    'class A { k = { n: 2 }; m(xs) { let s = 0; for (const x of xs) s += x.v * this.k.n; return s; } }\nconst f = (xs, o) => new A().m(xs);',
  ])('reads once in %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    for (const text of after) expect(differences(before, text, 'f', inputs)).toEqual([]);
  });

  it.each([
    'function f(xs, o) { for (const x of xs) { o.a.b.c += x.v; } return o; }',
    'function f(xs, o) { return o.a.b.c + o.a.b.c; }',
    'function f(xs) { for (const x of xs) x.go(); }',
    'function f(xs) { for (let i = 0; i < xs.length; i++) { xs[i] = xs[i] + xs[i]; } }',
    'function f(xs, o) { for (const x of xs) { o = x; g(o.a); } }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
