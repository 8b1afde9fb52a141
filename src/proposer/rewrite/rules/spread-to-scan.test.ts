import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { spreadToScan as rule } from './spread-to-scan.ts';

const inputs = '[[[3, 10, -2, 1]], [[]], [[0]], [[1, NaN, 2]], [[-0, 0]]]';

describe('spread-to-scan', () => {
  it.each([
    'Math.max(...xs)',
    'Math.min(...xs.map((x) => x * 2)) + 1',
    'Math.max.apply(null, xs)',
    'Math.min.apply(Math, xs)',
  ])('scans in %s', (expression) => {
    expect(inFunction(rule, 'xs', expression, inputs)).not.toEqual([]);
  });

  it.each(['Math.max(1, ...xs)', 'Math.max(xs[0], xs[1])'])('leaves %s', (expression) => {
    expect(inFunction(rule, 'xs', expression, inputs)).toEqual([]);
  });
});
