import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { forOfToIndexed as rule } from './for-of-to-indexed.ts';

describe('for-of-to-indexed', () => {
  it.each([
    'function f(xs) { let s = 0; for (const x of xs) { s += x; } return s; }',
    'function f(xs) { let s = 0; for (const x of xs) if (x > 1) s += x; return s; }',
    'function f(xs) { let s = 0; for (let x of xs.map((y) => y + 1)) { x *= 2; s += x; } return s; }',
    'function f(xs) { const out = []; for (const [k, v] of Object.entries(xs)) out.push(v + k); return out; }',
    'function f(xs) { let s = 0; if (xs.length) for (const x of xs) s += x; return s; }',
    'class A { xs = []; m() { let s = 0; for (const x of this.xs) { if (x > 2) continue; s += x; } return s; } }\nconst f = (xs) => { const a = new A(); a.xs = xs; return a.m(); };',
  ])('walks by index in %s', (before) => {
    const after = apply(rule, before);
    expect(after).toHaveLength(1);
    expect(differences(before, after[0]!, 'f', '[[[1, 2, 3]], [[]]]')).toEqual([]);
  });

  it.each([
    'async function f(xs) { for await (const x of xs) g(x); }',
    'function f(o) { for (const k in o) g(k); }',
    'function f(xs) { let x; for (x of xs) g(x); return x; }',
    'function f(xs) { for (const x of xs) {} }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
