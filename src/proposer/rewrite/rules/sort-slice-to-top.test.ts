import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { sortSliceToTop as rule } from './sort-slice-to-top.ts';

const inputs =
  '[[[{ k: 2, n: 0 }, { k: 1, n: 1 }, { k: 2, n: 2 }, { k: 0, n: 3 }], 3], [[], 2], [[{ k: 1 }], 0], [[{ k: 1 }, { k: 0 }], 9]]';

describe('sort-slice-to-top', () => {
  it.each([
    '[...xs].sort((a, b) => a.k - b.k).slice(0, n)',
    'xs.slice().sort((a, b) => b.k - a.k).slice(0, n)',
    'xs.map((x) => ({ ...x })).sort((a, b) => b.k - a.k).slice(0, 2).map((x) => x.k)',
  ])('keeps the best in %s', (expression) => {
    expect(inFunction(rule, 'xs, n', expression, inputs).join()).toContain('topBy(');
  });

  it.each(['[...xs].sort((a, b) => a.k - b.k)', '[...xs].sort((a, b) => a.k - b.k).slice(1, n)'])(
    'leaves %s',
    (expression) => {
      expect(inFunction(rule, 'xs, n', expression, inputs)).toEqual([]);
    },
  );
});
