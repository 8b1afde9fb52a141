import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { minMaxToComparison } from './min-max-to-comparison.ts';

const inputs = '[[1, 2, [3, 1, 2]], [2, 1, [1]], [1, 1, [5, -5]]]';

describe('min-max-to-comparison', () => {
  it.each([
    ['Math.min(a, b)', 'a < b ? a : b'],
    ['1 + Math.max(a, b)', '1 + (a > b ? a : b)'],
    ['Math.min(a + 1, b)', 'smaller(a + 1, b)'],
    ['Math.min(a, b, 3)', 'smaller(smaller(a, b), 3)'],
    ['Math.min(Math.min(a, b), 3)', 'smaller(Math.min(a, b), 3)'],
    ['Math.max.apply(null, xs)', 'largest(xs)'],
    ['Math.min(...xs)', 'smallest(xs)'],
    ['Math.abs(a)', 'a < 0 ? -a : a'],
  ])('%s becomes %s', (before, after) => {
    expect(
      inFunction(minMaxToComparison, 'a: number, b: number, xs: number[]', before, inputs),
    ).toContainEqual(expect.stringContaining(`return ${after};`));
  });

  it.each(['Math.min()', 'Math.floor(a)'])('leaves %s', (code) => {
    expect(
      changes(
        minMaxToComparison,
        `function f(a: number, b: number, xs: number[]) { return ${code}; }`,
      ),
    ).toEqual([]);
  });
});
