import { describe, expect, it } from 'vitest';
import { updateOperator } from './update-operator.ts';
import { textsOf } from './testing.ts';

describe('update-operator', () => {
  it('counts the other way or takes the value before', () => {
    const texts = textsOf(updateOperator, 'x = i++; for (;;j++) k()');
    expect(texts).toEqual(
      expect.arrayContaining([
        'x = i--; for (;;j++) k()',
        'x = ++i; for (;;j++) k()',
        'x = i++; for (;;j--) k()',
        'x = i++; for (;;j += 2) k()',
      ]),
    );
  });
});
