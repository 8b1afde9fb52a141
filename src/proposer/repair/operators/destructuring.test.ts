import { describe, expect, it } from 'vitest';
import { destructuring } from './destructuring.ts';
import { textsOf } from './testing.ts';

describe('destructuring', () => {
  it('changes, drops and adds defaults', () => {
    const texts = textsOf(destructuring, 'const { a = 1, b } = c');
    expect(texts).toEqual(
      expect.arrayContaining([
        'const { a = 0, b } = c',
        'const { a, b } = c',
        "const { a = 1, b = '' } = c",
      ]),
    );
  });
  it('swaps or skips elements', () => {
    const texts = textsOf(destructuring, 'const [a, b] = c');
    expect(texts).toEqual(expect.arrayContaining(['const [b, a] = c', 'const [, a, b] = c']));
  });
});
