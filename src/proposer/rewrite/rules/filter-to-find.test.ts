import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { filterToFind as rule } from './filter-to-find.ts';

const inputs = '[[[3, 1, 2, 1, 3]], [[]], [[0]]]';
const results = (expression: string) => inFunction(rule, 'xs', expression, inputs);

describe('filter-to-find', () => {
  it.each([
    'xs.filter((x) => x > 1)[0]',
    'xs.filter(function (x) { return x > 1; }).shift()',
    'xs.filter((x) => x > 1).at(-1)',
    '[...xs].reverse().find((x) => x < 3)',
  ])('finds in %s', (expression) => {
    expect(results(expression).join()).toMatch(/find(Last)?\(/);
  });

  it.each([
    'xs.filter((x) => x > 1)[1]',
    'xs.filter((x) => x > 1)',
    'xs.filter((x) => x > 1).length',
  ])('leaves %s', (expression) => {
    expect(results(expression)).toEqual([]);
  });
});
