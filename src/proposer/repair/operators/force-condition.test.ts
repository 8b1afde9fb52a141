import { describe, expect, it } from 'vitest';
import { forceCondition } from './force-condition.ts';
import { textsOf } from './testing.ts';

describe('force-condition', () => {
  it('always or never', () => {
    const texts = textsOf(forceCondition, 'while (a < b && c) d()');
    expect(texts).toEqual(
      expect.arrayContaining([
        'while (true) d()',
        'while (false) d()',
        'while (a < b && true) d()',
      ]),
    );
  });
});
