import { describe, expect, it } from 'vitest';
import { addSlice } from './add-slice.ts';
import { textsOf } from './testing.ts';

describe('add-slice', () => {
  it('makes bounds of the numbers in scope', () => {
    const code =
      'function f(list, size) { for (let i = 0; i < list.length; i += size) g(list, size * 2) }';
    const texts = textsOf(addSlice, code);
    for (const bounds of ['i, i + size', '0, size', 'i'])
      expect(texts).toContain(code.replace('g(list', `g(list.slice(${bounds})`));
  });

  it('leaves numbers alone', () => {
    expect(textsOf(addSlice, 'function f(a, b) { return g(a * b, a) }')).toEqual([]);
  });
});
