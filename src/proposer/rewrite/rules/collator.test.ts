import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { collator } from './collator.ts';

describe('collator', () => {
  it('makes the collator once', () => {
    const code = 'const f = (xs) => xs.sort((a, b) => a.localeCompare(b));';
    const after = survivors(collator, code, 'f', "[[['b', 'a', 'C']], [[]]]");
    expect(after).toContainEqual(expect.stringContaining('collator.compare(a, b)'));
  });

  it('keeps those with languages and options', () => {
    const code = `const f = (xs, l) => xs.sort((a, b) => a.localeCompare(b, l, { numeric: true }));`;
    expect(survivors(collator, code, 'f', "[[['10', '9'], 'en']]")).toEqual([
      expect.stringContaining('collatorFor(l, { numeric: true }).compare(a, b)'),
    ]);
  });

  it('keeps formatters of numbers and dates', () => {
    const numbers = `const f = (x) => x.toLocaleString('en', { minimumFractionDigits: 2 });`;
    expect(survivors(collator, numbers, 'f', '[[1234.5], [0]]')).toContainEqual(
      expect.stringContaining("numberFormat('en', { minimumFractionDigits: 2 }).format(x)"),
    );
    const dates = `const f = (x) => new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format(x);`;
    expect(survivors(collator, dates, 'f', '[[new Date(0)]]')).toHaveLength(1);
  });

  it('leaves other comparisons', () => {
    expect(changes(collator, 'const f = (a, b) => a < b ? -1 : 1; f.toString();')).toEqual([]);
  });
});
