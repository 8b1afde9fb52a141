import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { bubbleToSort as rule } from './bubble-to-sort.ts';

const inputs = '[[[3, 1, 2, 1]], [[]], [["b", "a"]]]';

describe('bubble-to-sort', () => {
  it.each([
    'function f(xs) { const a = xs.slice(); for (let i = 0; i < a.length; i++) { for (let j = 0; j < a.length - 1; j++) { if (a[j] > a[j + 1]) { const t = a[j]; a[j] = a[j + 1]; a[j + 1] = t; } } } return a; }',
    'function f(xs) { var n = xs.length; for (var i = 0; i < n - 1; i++) { for (var j = 0; j < n - i - 1; j++) { if (xs[j] > xs[j + 1]) { [xs[j], xs[j + 1]] = [xs[j + 1], xs[j]]; } } } return xs; }',
    'function f(xs) { for (let i = 0; i < xs.length; i++) { for (let j = i + 1; j < xs.length; j++) { if (xs[i] > xs[j]) { [xs[i], xs[j]] = [xs[j], xs[i]]; } } } return xs; }',
  ])('sorts in %s', (before) => {
    expect(survivors(rule, before, 'f', inputs)).not.toEqual([]);
  });

  it.each([
    'function f(a) { for (let i = 0; i < a.length; i++) { for (let j = 0; j < a.length; j++) { if (a[j] > a[j + 1]) { a[j] = 0; } } } }',
    'function f(a) { for (let j = 0; j < a.length; j++) { if (a[j] > a[j + 1]) { [a[j], a[j + 1]] = [a[j + 1], a[j]]; } } }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
