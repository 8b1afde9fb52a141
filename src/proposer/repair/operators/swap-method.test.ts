import { describe, expect, it } from 'vitest';
import { swapMethod } from './swap-method.ts';
import { textsOf } from './testing.ts';

describe('swap-method', () => {
  it('takes one of the family', () => {
    const texts = textsOf(swapMethod, 'a.trimStart(); Math.min(b); c.some(d)');
    expect(texts).toEqual(
      expect.arrayContaining([
        'a.trimEnd(); Math.min(b); c.some(d)',
        'a.trimStart(); Math.max(b); c.some(d)',
        'a.trimStart(); Math.min(b); c.every(d)',
      ]),
    );
  });
});
