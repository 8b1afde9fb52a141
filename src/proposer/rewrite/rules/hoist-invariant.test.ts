import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { hoistInvariant as rule } from './hoist-invariant.ts';

const inputs = '[[["Ab", "aB", "c"], "AB"], [[], "x"], [["x"], ""]]';

describe('hoist-invariant', () => {
  it.each([
    'function f(xs, s) { return xs.filter((x) => x.toLowerCase() === s.toLowerCase()); }',
    'const f = (xs, s) => xs.map((x) => x + s.trim().split("").reverse().join(""));',
    'function f(xs, s) { const out = []; for (const x of xs) { if (Object.keys(s).length > 1) out.push(x); } return out; }',
    'function f(xs, s) { let n = 0; for (let i = 0; i < Math.sqrt(s.length); i++) n++; return n; }',
    'function f(xs, s) { const out = []; let i = 0; while (i < xs.length) { out.push(`${s}-${s.length}` + xs[i]); i++; } return out; }',
    'function f(xs, s) { return xs.map((x, i) => [...xs].sort()[i] + x); }',
  ])('hoists in %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    for (const text of after) expect(differences(before, text, 'f', inputs)).toEqual([]);
  });

  it('shares one name between equal computations', () => {
    const [after] = apply(
      rule,
      'function f(xs, s) { for (const x of xs) { if (x === s.trim()) a(s.trim()); } }',
    );
    expect(after).toBe(
      'function f(xs, s) { const trim = s.trim();\nfor (const x of xs) { if (x === trim) a(trim); } }',
    );
  });

  it.each([
    'function f(xs, s) { for (const x of xs) { a(x.trim()); } }',
    'function f(xs, s) { for (const x of xs) { s += x; a(s.trim()); } }',
    'function f(xs, s) { for (const x of Object.keys(s)) a(x); }',
    'function f(xs, s) { return s.trim(); }',
    'function f(xs, s) { for (const x of xs) { a(random(s)); } }',
    'function f(xs, s) { for (const x of xs) { s.push(Math.random()); } }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
