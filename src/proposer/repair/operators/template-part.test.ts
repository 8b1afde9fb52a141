import { describe, expect, it } from 'vitest';
import { templatePart } from './template-part.ts';
import { textsOf } from './testing.ts';

describe('template-part', () => {
  it('swaps and leaves out parts, writes other texts', () => {
    const texts = textsOf(templatePart, "x = `a${b} ${c}`; y = '-'");
    expect(texts).toEqual(
      expect.arrayContaining([
        "x = `a${c} ${b}`; y = '-'",
        "x = `a ${c}`; y = '-'",
        "x = `${b} ${c}`; y = '-'",
        "x = `a${b}-${c}`; y = '-'",
      ]),
    );
  });
});
