import { describe, expect, it } from 'vitest';
import { offsetByOne } from './offset-by-one.ts';
import { textsOf } from './testing.ts';

describe('offset-by-one', () => {
  it('takes one or adds one', () => {
    const texts = textsOf(offsetByOne, 'for (i = 0; i < a.length; i++) b[i]');
    expect(texts).toEqual(
      expect.arrayContaining([
        'for (i = 0; i < a.length - 1; i++) b[i]',
        'for (i = 0; i < a.length; i++) b[i + 1]',
      ]),
    );
  });
  it('takes an offset away', () => {
    const texts = textsOf(offsetByOne, 'x = a[i + 1]');
    expect(texts).toContain('x = a[i]');
  });
});
