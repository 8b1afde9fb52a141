import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { prefixSums as rule } from './prefix-sums.ts';

const inputs = '[[[3, 1, 2]], [[]], [[2, -2, 1]]]';

describe('prefix-sums', () => {
  it.each([
    'const f = (xs) => xs.map((_, i) => xs.slice(0, i + 1).reduce((a, b) => a + b, 0));',
    'function f(xs) { const out = []; for (let i = 0; i < xs.length; i++) { out.push(xs.slice(0, i).reduce((sum, x) => sum + x * 2, 0)); } return out; }',
    'function f(xs) { const out = []; for (let i = 0; i < xs.length; i++) { let sum = 0; for (let j = 0; j <= i; j++) { sum += xs[j]; } out.push(sum); } return out; }',
    'function f(xs) { const out = []; for (let i = 0; i + 2 <= xs.length; i++) { let sum = 0; for (let j = i; j < i + 2; j++) sum += xs[j]; out.push(sum / 2); } return out; }',
    'function f(xs) { let best = -Infinity; for (let i = 0; i < xs.length; i++) for (let j = i; j < xs.length; j++) { let sum = 0; for (let k = i; k <= j; k++) sum += xs[k]; if (sum > best) best = sum; } return best; }',
    'function f(xs) { const w = 2; const out = []; for (let i = 0; i <= xs.length - w; i++) { const part = xs.slice(i, i + w); out.push(part.reduce((a, b) => a + b) / w); } return out; }',
  ])('takes totals in %s', (before) => {
    expect(survivors(rule, before, 'f', inputs)).not.toEqual([]);
  });

  it.each([
    'const f = (xs) => xs.map((_, i) => xs.slice(0, i + 1).reduce((a, b) => a + b, 0));',
    'function f(xs) { const out = []; for (let i = 0; i + 2 <= xs.length; i++) {\n const part = xs.slice(i, i + 2);\n const sum = part.reduce((sum, x) => sum + x, 0);\n out.push(sum); } return out; }',
  ])('keeps what fractions and infinities add up to in %s', (before) => {
    const odd =
      '[[[0.1, 0.2, 0.3]], [[Infinity, Infinity, -Infinity]], [[1, NaN, 2]], [[2 ** 53, 1, 1]], [[3, 1, 2]], [["a", 1]]]';
    const after = survivors(rule, before, 'f', odd);
    expect(after).not.toEqual([]);
    // A part that is only added up is not taken for nothing.
    for (const text of after) expect(text.split('slice(').length).toBeLessThan(3);
  });

  it.each([
    'const f = (xs) => xs.slice(0, 2).reduce((a, b) => a + b, 0);',
    'const f = (xs) => xs.map((_, i) => xs.slice(0, i).reduce((a, b) => a * b, 1));',
    'function f(xs) { for (let i = 0; i < xs.length; i++) { let s = 0; for (let j = 0; j <= i; j++) { s += xs[i]; } } }',
    'function f(xs) { let s = 0; for (let j = 0; j < xs.length; j++) { s += xs[j]; } return s; }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
