import { describe, expect, it } from 'vitest';
import { arrayElements } from './array-elements.ts';
import { textsOf } from './testing.ts';

describe('array-elements', () => {
  it('drops, swaps and adds elements', () => {
    const texts = textsOf(arrayElements, 'function f(a) { return [1, 2] }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a) { return [2] }',
        'function f(a) { return [1] }',
        'function f(a) { return [2, 1] }',
        'function f(a) { return [] }',
        'function f(a) { return [1, 2, a] }',
        'function f(a) { return [...a, 1, 2] }',
      ]),
    );
  });
  it('fills an empty one', () => {
    const texts = textsOf(arrayElements, 'function f(a, b) { return [] }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a, b) { return [a] }',
        'function f(a, b) { return [b, a] }',
        'function f(a, b) { return [...b] }',
      ]),
    );
  });
  it('leaves sparse ones alone', () => {
    const texts = textsOf(arrayElements, 'x = [, 1]');
    expect(texts).not.toContain('x = []');
  });
});
