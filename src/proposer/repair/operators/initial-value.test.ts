import { describe, expect, it } from 'vitest';
import { initialValue } from './initial-value.ts';
import { textsOf } from './testing.ts';

describe('initial-value', () => {
  it('starts otherwise', () => {
    const texts = textsOf(initialValue, 'let a = 1');
    expect(texts).toEqual(
      expect.arrayContaining(['let a = 0', 'let a = -1', 'let a = []', 'let a = Infinity']),
    );
  });
});
