import { describe, expect, it } from 'vitest';
import { dropOperand } from './drop-operand.ts';
import { textsOf } from './testing.ts';

describe('drop-operand', () => {
  it('leaves one side', () => {
    const texts = textsOf(dropOperand, 'x = (a || b) && c');
    expect(texts).toEqual(
      expect.arrayContaining(['x = (a || b)', 'x = c', 'x = (a) && c', 'x = (b) && c']),
    );
  });
  it('also of arithmetic', () => {
    const texts = textsOf(dropOperand, 'x = a + b');
    expect(texts).toEqual(expect.arrayContaining(['x = a', 'x = b']));
  });
});
