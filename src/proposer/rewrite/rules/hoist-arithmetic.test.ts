import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { hoistArithmetic as rule } from './hoist-arithmetic.ts';

describe('hoist-arithmetic', () => {
  it.each([
    'class A { m(xs, s) { return xs.map((x) => x * (s.length + 1)); } }\nconst f = (xs, s) => new A().m(xs, s);',
    'function f(xs, s) { let n = 0; for (let i = 0; i < xs.length - 1; i++) n += xs[i] * (s.length * 2 + 1); return n; }',
  ])('hoists in %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    for (const text of after)
      expect(differences(before, text, 'f', '[[[1, 2, 3], "ab"], [[], ""]]')).toEqual([]);
  });

  it.each([
    'function f(xs, s) { return xs.map((x) => x * s); }',
    'function f(xs, s) { for (const x of xs) { s = s * 2 + 1; } return s; }',
    'function f(a, b) { return a * b + 1; }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
