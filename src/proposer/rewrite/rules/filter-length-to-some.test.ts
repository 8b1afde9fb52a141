import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { filterLengthToSome as rule } from './filter-length-to-some.ts';

const inputs = '[[[3, 1, 2, 1, 3]], [[]], [[0]], [[5, 6]]]';
const results = (expression: string) => inFunction(rule, 'xs', expression, inputs);

describe('filter-length-to-some', () => {
  it.each([
    'xs.filter((x) => x > 2).length > 0',
    '0 === xs.filter((x) => x > 2).length',
    '!xs.filter((x) => x > 2).length',
    '!!xs.filter((x) => x > 2).length && xs[0]',
    'xs.filter((x) => x > 2).length ? "a" : "b"',
    'xs.filter((x) => x > 2).length === xs.length',
    'xs.map((x) => x + 1).includes(3)',
    'xs.map((x) => x + 1).indexOf(3)',
    'xs.reduce((found, x) => found || x > 2, false)',
  ])('asks in %s', (expression) => {
    expect(results(expression).join()).toMatch(/some|every|findIndex/);
  });

  it.each([
    'xs.filter((x) => x > 1).length',
    'xs.filter((x) => x > 1).length > 1',
    'xs.map((x) => x)',
  ])('leaves %s', (expression) => {
    expect(results(expression)).toEqual([]);
  });
});
