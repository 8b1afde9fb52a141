import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

describe('nearest', () => {
  it.each([
    ['bianrySearch', ['linearSearch', 'binarySearch'], 'binarySearch'],
    ['BINARYSEARCH', ['binarySearch'], 'binarySearch'],
    ['--bugdet', ['--json', '--budget'], '--budget'],
    ['fxi', ['fix', 'show'], 'fix'],
    ['dedupe', ['dedupes', 'dedup', 'other'], 'dedupes'],
  ])('of %s in %j is %s', (word, options, expected) => {
    expect(nearest(word, options)).toBe(expected);
  });

  it('is nothing when no option is close', () => {
    expect(nearest('quicksort', ['binarySearch', 'sum'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });

  it('prefers an exact match', () => {
    expect(nearest('sum', ['sun', 'sum'])).toBe('sum');
  });
});
