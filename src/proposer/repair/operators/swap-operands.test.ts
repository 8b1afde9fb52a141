import { describe, expect, it } from 'vitest';
import { swapOperands } from './swap-operands.ts';
import { textsOf } from './testing.ts';

describe('swap-operands', () => {
  it('turns the order round', () => {
    const texts = textsOf(swapOperands, 'x = a - (b + c)');
    expect(texts).toContain('x = (b + c) - a');
  });
  it('keeps what binds together', () => {
    const texts = textsOf(swapOperands, 'x = a - b - c');
    expect(texts).toContain('x = c - (a - b)');
  });
});
