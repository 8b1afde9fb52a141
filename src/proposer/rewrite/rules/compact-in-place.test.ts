import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { compactInPlace as rule } from './compact-in-place.ts';

const inputs = '[[[3, 1, 2, 5, 4, 1, 3]], [[]], [[2]], [[5]]]';

describe('compact-in-place', () => {
  it.each([
    'function f(xs) { for (let i = xs.length - 1; i >= 0; i--) { if (xs[i] > 2) { xs.splice(i, 1); } } return xs; }',
    'function f(xs) { for (var k = 0; k < xs.length; k++) if (xs[k] % 2 === 0) { xs.splice(k, 1); k--; } return xs; }',
    'function f(xs) { while (xs.length) xs.shift(); return xs; }',
    'function f(xs) { const out = []; while (xs.length > 0) { out.push(xs.shift()); } return [out, xs]; }',
    'function f(xs) { while (xs.length > 2) xs.shift(); return xs; }',
    'function f(xs) { for (let i = 0; i < xs.length; i++) { for (let j = i + 1; j < xs.length; j++) { if (xs[i] === xs[j]) { xs.splice(j, 1); j--; } } } return xs; }',
    'function f(xs) { var len = xs.length; var i = -1; while (i++ < len) { var j = i + 1; for (; j < xs.length; ++j) { if (xs[i] === xs[j]) { xs.splice(j--, 1); } } } return xs; }',
  ])('moves items once in %s', (before) => {
    expect(survivors(rule, before, 'f', inputs)).not.toEqual([]);
  });

  it.each([
    'function f(xs) { for (let i = xs.length - 1; i >= 0; i--) { if (xs[i] > 2) { xs.splice(i, 2); } } return xs; }',
    'function f(xs) { while (xs.length) g(xs.shift()); return xs; }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
