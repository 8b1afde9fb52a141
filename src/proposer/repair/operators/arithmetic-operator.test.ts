import { describe, expect, it } from 'vitest';
import { arithmeticOperator } from './arithmetic-operator.ts';
import { textsOf } from './testing.ts';

describe('arithmetic-operator', () => {
  it('swaps the operator and keeps the grouping', () => {
    const texts = textsOf(arithmeticOperator, 'x = a + b * (c - d)');
    expect(texts).toEqual(
      expect.arrayContaining(['x = a - b * (c - d)', 'x = a + b / (c - d)', 'x = a + b * (c + d)']),
    );
    expect(texts).not.toContain('x = a + b - c - d');
  });
  it('lets the new operator bind tighter too', () => {
    const texts = textsOf(arithmeticOperator, 'x = a + b + c');
    expect(texts).toEqual(expect.arrayContaining(['x = (a + b) * c', 'x = a + b * c']));
  });
});
