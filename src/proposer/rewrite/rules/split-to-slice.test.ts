import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { splitToSlice } from './split-to-slice.ts';

const texts = "[['a,b,c'], ['abc'], [''], [','], ['a,,']]";

describe('split-to-slice', () => {
  it.each([
    ["s.split(',')[0]", "s.split(',', 1)[0]"],
    ["s.split(',')[0]", "textBefore(s, ',')"],
    ["s.split(',').shift()", "textBefore(s, ',')"],
    ["s.split(',').pop()", "s.slice(s.lastIndexOf(',') + 1)"],
    ["s.split(',').pop()!.length", "s.slice(s.lastIndexOf(',') + 1)!.length"],
    ["s.trim().split(',').pop()", "textAfterLast(s.trim(), ',')"],
    ["s.split(',').length - 1", "countOf(s, ',')"],
    ["s.split(',').length > 1 ? 1 : 2", "s.includes(',') ? 1 : 2"],
    ["s.split(',').length === 1", "!s.includes(',')"],
    ["s.split(',').length * 2", "(countOf(s, ',') + 1) * 2"],
    ["s.split(',').join('; ')", "s.replaceAll(',', '; ')"],
    ["s.split(',').join(s)", "s.replaceAll(',', () => s)"],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(splitToSlice, 's: string', before, texts)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it('leaves a split whose parts are all used', () => {
    expect(changes(splitToSlice, 'function f(s) { return s.split(",").map(Number); }')).toEqual([]);
    expect(changes(splitToSlice, 'function f(s) { return s.split(/,/)[1]; }')).toEqual([]);
  });
});
