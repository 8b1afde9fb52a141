import { describe, expect, it } from 'vitest';
import { inFunction, survivors } from '../survivors.ts';
import { sortToExtreme as rule } from './sort-to-extreme.ts';

const inputs = '[[[3, 10, 2, 1, 3]], [[]], [[0]], [["b", "a", "c"]]]';
const results = (expression: string) => inFunction(rule, 'xs', expression, inputs);

describe('sort-to-extreme', () => {
  it.each([
    '[...xs].sort((a, b) => a - b)[0]',
    'xs.slice().sort(function (a, b) { return b - a; }).pop()',
    'Array.from(xs).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).at(-1)',
    'xs.toSorted()[0]',
    '[...xs].sort().reverse()[0]',
    'xs.map((x) => x + 1).sort((a, b) => a - b)[0]',
  ])('scans in %s', (expression) => {
    expect(results(expression).join()).toMatch(/firstBy|lastBy|lowestText|highestText/);
  });

  it('keeps the first of equal ones first and the last of them last', () => {
    const code =
      'const f = (xs) => [[...xs].sort((a, b) => a.k - b.k)[0], [...xs].sort((a, b) => a.k - b.k).pop()];';
    const rows = '[[[{ k: 1, n: 1 }, { k: 1, n: 2 }, { k: 0, n: 3 }, { k: 0, n: 4 }]]]';
    expect(survivors(rule, code, 'f', rows).length).toBeGreaterThan(0);
  });

  it.each(['xs.sort((a, b) => a - b)', '[...xs].sort((a, b) => a - b)[1]'])(
    'leaves %s',
    (expression) => {
      expect(results(expression)).toEqual([]);
    },
  );
});
