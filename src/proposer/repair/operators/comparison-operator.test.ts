import { describe, expect, it } from 'vitest';
import { comparisonOperator } from './comparison-operator.ts';
import { textsOf } from './testing.ts';

describe('comparison-operator', () => {
  it('moves the boundary or takes the opposite', () => {
    const texts = textsOf(comparisonOperator, 'if (a < b) c()');
    expect(texts).toEqual(
      expect.arrayContaining(['if (a <= b) c()', 'if (a >= b) c()', 'if (a > b) c()']),
    );
  });
  it('flips equality, and leaves a comment alone', () => {
    const texts = textsOf(comparisonOperator, 'x = a /* === */ === b');
    expect(texts).toEqual(
      expect.arrayContaining(['x = a /* === */ !== b', 'x = a /* === */ == b']),
    );
  });
});
