import { describe, expect, it } from 'vitest';
import { comparator } from './comparator.ts';
import { textsOf } from './testing.ts';

describe('comparator', () => {
  it('turns the order round', () => {
    const texts = textsOf(comparator, 'x.sort((a, b) => a.n - b.n)');
    expect(texts).toContain('x.sort((b, a) => a.n - b.n)');
  });
  it('gives one where sort has none', () => {
    const texts = textsOf(comparator, 'x.sort()');
    expect(texts).toContain('x.sort((a, b) => a - b)');
  });
  it('makes a number of a truth value', () => {
    const texts = textsOf(comparator, 'x.sort((a, b) => a > b)');
    expect(texts).toContain('x.sort((a, b) => a < b ? -1 : a > b ? 1 : 0)');
  });
  it('swaps what localeCompare compares', () => {
    const texts = textsOf(comparator, 'a.n.localeCompare(b.n)');
    expect(texts).toContain('b.n.localeCompare(a.n)');
  });
});
