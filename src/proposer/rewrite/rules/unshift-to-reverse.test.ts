import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { unshiftToReverse as rule } from './unshift-to-reverse.ts';

const inputs = '[[[3, 1, 2, 1]], [[]], [["a"]]]';

describe('unshift-to-reverse', () => {
  it.each([
    'function f(xs) { const out = []; for (const x of xs) out.unshift(x); return out; }',
    'function f(xs: number[]) { let out: number[] = []; for (let i = 0; i < xs.length; i++) { if (xs[i] > 1) { out = [xs[i], ...out]; } } return out; }',
    'function f(xs) { const out = []; xs.forEach((x) => { out.unshift(x, x); }); return out; }',
    'function f(xs) { let out = []; let i = 0; while (i < xs.length) { out = [xs[i]].concat(out); i++; } return out; }',
    'function f(xs) { const out = []; for (const x of xs) { for (const y of [1, 2]) { out.unshift([x, y]); } } return out; }',
  ])('appends in %s', (before) => {
    const after = apply(rule, before);
    expect(after).toHaveLength(1);
    expect(differences(before, after[0]!, 'f', inputs)).toEqual([]);
  });

  it.each([
    'function f(xs) { const out = []; out.unshift(1); return out; }',
    'function f(xs) { const out = []; for (const x of xs) { out.unshift(x); a(out); } return out; }',
    'function f(xs) { for (const x of xs) { const out = []; out.unshift(x); a(out); } }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
