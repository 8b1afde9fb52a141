import { describe, expect, it } from 'vitest';
import { formatAmount, formatCount, formatMicros, formatMs, formatRatio } from './format.ts';
import { clip, renderTable, wrap } from './table.ts';

describe('formats', () => {
  it.each([
    [formatCount(1_234_567.4), '1,234,567'],
    [formatAmount(1, 'test'), '1 test'],
    [formatAmount(0, 'entry', 'entries'), '0 entries'],
    [formatMicros(0.0512), '51.2 ns'],
    [formatMicros(1), '1 µs'],
    [formatMicros(12_345), '12.3 ms'],
    [formatMicros(2_000_000), '2 s'],
    [formatMs(999), '999 ms'],
    [formatMs(4_239), '4.2 s'],
    [formatMs(59_999), '1 min'],
    [formatMs(185_000), '3 min 5 s'],
    [formatRatio(1.069), '1.07×'],
    [formatRatio(12.34), '12.3×'],
    [formatRatio(1_234.5), '1,235×'],
  ])('%s', (formatted, expected) => {
    expect(formatted).toBe(expected);
  });
});

describe('renderTable', () => {
  it('aligns by code points and leaves no trailing spaces', () => {
    const rows = [
      ['×', 'long'],
      ['ab', ''],
      ['a', '1'],
    ];
    expect(renderTable(rows, ['left', 'right'])).toEqual(['×   long', 'ab', 'a      1']);
  });
});

describe('wrap', () => {
  it('breaks at spaces and keeps long words', () => {
    expect(wrap('one two  three', 7)).toEqual(['one two', 'three']);
    expect(wrap('incomprehensible a', 5)).toEqual(['incomprehensible', 'a']);
    expect(wrap('  ', 5)).toEqual([]);
  });
});

describe('clip', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['😀😀😀', 2, '😀…'],
    ['abc', 0, ''],
  ])('%s to %i', (text, width, expected) => {
    expect(clip(text, width)).toBe(expected);
  });
});
