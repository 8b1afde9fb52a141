import { describe, expect, it } from 'vitest';
import { wrongProperty } from './wrong-property.ts';
import { textsOf } from './testing.ts';

describe('wrong-property', () => {
  it('takes another one of the same object', () => {
    const texts = textsOf(wrongProperty, 'x = a.b + a.c');
    expect(texts).toEqual(expect.arrayContaining(['x = a.c + a.c', 'x = a.b + a.b']));
  });
  it('knows what destructuring takes', () => {
    const texts = textsOf(wrongProperty, 'const { p } = a; x = a.b');
    expect(texts).toContain('const { p } = a; x = a.p');
  });
});
