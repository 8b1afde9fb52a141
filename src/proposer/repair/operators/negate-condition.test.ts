import { describe, expect, it } from 'vitest';
import { negateCondition } from './negate-condition.ts';
import { textsOf } from './testing.ts';

describe('negate-condition', () => {
  it('negates, with parentheses where needed', () => {
    const texts = textsOf(negateCondition, 'if (a && b(c)) d()');
    expect(texts).toEqual(
      expect.arrayContaining([
        'if (!(a && b(c))) d()',
        'if (!a && b(c)) d()',
        'if (a && !b(c)) d()',
      ]),
    );
  });
});
