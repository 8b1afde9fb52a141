import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { cacheLength as rule } from './cache-length.ts';

describe('cache-length', () => {
  it.each([
    'function f(xs) { let s = 0; for (let i = 0; i < xs.length; i++) { s += xs[i]; } return s; }',
    'function f(xs) { let s = 0; const o = { xs }; for (var i = 0; o.xs.length > i; i += 2) s += o.xs[i]; return s; }',
  ])('reads it once in %s', (before) => {
    const after = apply(rule, before);
    expect(after).toHaveLength(1);
    expect(after[0]?.match(/\.length/g)).toHaveLength(1);
    expect(differences(before, after[0]!, 'f', '[[[1, 2, 3]], [[]]]')).toEqual([]);
  });

  it.each([
    'function f(xs) { for (let i = 0; i < xs.length; i++) { if (xs[i]) xs.push(0); } }',
    'function f(n) { for (let i = 0; i < n; i++) a(i); }',
    'function f(xs) { for (; xs.length; ) xs.pop(); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
