import { describe, expect, it } from 'vitest';
import { optionalChaining } from './optional-chaining.ts';
import { textsOf } from './testing.ts';

describe('optional-chaining', () => {
  it('adds it to members, elements and calls', () => {
    const texts = textsOf(optionalChaining, 'x = a.b[0](c)');
    expect(texts).toEqual(
      expect.arrayContaining(['x = a?.b[0](c)', 'x = a.b?.[0](c)', 'x = a.b[0]?.(c)']),
    );
  });
  it('takes it away', () => {
    const texts = textsOf(optionalChaining, 'x = a?.b?.[c]');
    expect(texts).toEqual(expect.arrayContaining(['x = a.b?.[c]', 'x = a?.b[c]']));
  });
  it('never where it is written to', () => {
    const texts = textsOf(optionalChaining, 'a.b.c = 1; a.b++; new a.b()');
    expect(texts).not.toContain('a?.b.c = 1; a.b++; new a.b()');
    expect(texts).not.toContain('a.b.c = 1; a?.b++; new a.b()');
    expect(texts).not.toContain('a.b.c = 1; a.b++; new a?.b()');
  });
});
