import { describe, expect, it } from 'vitest';
import { spread } from './spread.ts';
import { textsOf } from './testing.ts';

describe('spread', () => {
  it('spreads and does not', () => {
    const texts = textsOf(spread, 'x = [a, ...b]; f(c)');
    expect(texts).toEqual(
      expect.arrayContaining([
        'x = [...a, ...b]; f(c)',
        'x = [a, b]; f(c)',
        'x = [a, ...b]; f(...c)',
      ]),
    );
  });
  it('takes all further arguments', () => {
    const texts = textsOf(spread, 'x = a => b');
    expect(texts).toContain('x = (...a) => b');
  });
});
