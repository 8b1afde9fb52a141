import { describe, expect, it } from 'vitest';
import { booleanLiteral } from './boolean-literal.ts';
import { textsOf } from './testing.ts';

describe('boolean-literal', () => {
  it('flips it', () => {
    const texts = textsOf(booleanLiteral, 'x = f(true, false)');
    expect(texts).toEqual(expect.arrayContaining(['x = f(false, false)', 'x = f(true, true)']));
  });
});
