import { describe, expect, it } from 'vitest';
import { unaryOperator } from './unary-operator.ts';
import { textsOf } from './testing.ts';

describe('unary-operator', () => {
  it('takes away, swaps and adds', () => {
    const texts = textsOf(unaryOperator, 'x = !a; y = -b; z = c + d');
    expect(texts).toEqual(
      expect.arrayContaining([
        'x = a; y = -b; z = c + d',
        'x = !a; y = b; z = c + d',
        'x = !a; y = +b; z = c + d',
        'x = !a; y = -b; z = -c + d',
        'x = !a; y = -b; z = c + -d',
      ]),
    );
  });
});
