import { describe, expect, it } from 'vitest';
import { numberLiteral } from './number-literal.ts';
import { textsOf } from './testing.ts';

describe('number-literal', () => {
  it('is near, small, or from the tests', () => {
    const texts = textsOf(numberLiteral, 'x = a[7]');
    expect(texts).toEqual(
      expect.arrayContaining(['x = a[8]', 'x = a[6]', 'x = a[0]', 'x = a[-7]']),
    );
    expect(texts).not.toContain('x = a[7.7]');
  });
  it('keeps a sign apart', () => {
    const texts = textsOf(numberLiteral, 'x = 5 - 3');
    expect(texts).toContain('x = 5 - -3');
    expect(texts).not.toContain('x = 5 --3');
  });
});
