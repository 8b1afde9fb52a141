import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { sliceRecursionToIndex } from './slice-recursion-to-index.ts';

const words = "[['kitten', 'sittin'], ['', 'abc'], ['abc', ''], ['', ''], ['ab', 'ba']]";

describe('slice-recursion-to-index', () => {
  it('takes an edit distance on slices, remembered by position', () => {
    const code = `function f(a, b) {
  if (!a.length) return b.length;
  if (b === '') return a.length;
  if (a[0] === b.charAt(0)) return f(a.slice(1), b.slice(1));
  return 1 + Math.min(f(a.slice(1), b), f(a, b.substring(1)), f(a.slice(1), b.slice(1)));
}`;
    const after = survivors(sliceRecursionToIndex, code, 'f', words);
    expect(after).toHaveLength(2);
    expect(after[0]).toContain('step(aFrom + 1, bFrom + 1)');
    expect(after[0]).toContain('a[aFrom + 0] === b.charAt(bFrom)'.replace(' + 0', ''));
  });

  it('takes cuts at the back, and at both ends', () => {
    const back = `function f(a: string, b: string): number {
  if (!a || !b) return 0;
  if (a[a.length - 1] === b[b.length - 1]) return 1 + f(a.slice(0, -1), b.slice(0, -1));
  return Math.max(f(a.slice(0, -1), b), f(a, b.slice(0, b.length - 1)));
}`;
    expect(survivors(sliceRecursionToIndex, back, 'f', words)).toHaveLength(2);
    const both = `const f = (s) => s.length < 2 ? true : s[0] === s[s.length - 1] && f(s.slice(1, -1));`;
    expect(
      survivors(sliceRecursionToIndex, both, 'f', "[['abba'], ['abc'], [''], ['a']]"),
    ).toHaveLength(1);
  });

  it('takes arrays, and other parameters along', () => {
    const code = `function f(xs, total) {
  if (xs.length === 0) return total === 0 ? 1 : 0;
  return f(xs.slice(1), total - xs[0]) + f(xs.slice(1), total);
}`;
    expect(survivors(sliceRecursionToIndex, code, 'f', '[[[1, 2, 3], 3], [[], 0]]')).toHaveLength(
      1,
    );
  });

  it('leaves recursion on anything else', () => {
    expect(
      changes(sliceRecursionToIndex, 'function f(n) { return n < 2 ? n : f(n - 1); }'),
    ).toEqual([]);
    expect(
      changes(sliceRecursionToIndex, 'function f(s) { return s ? f(s.replace(/a/, "")) : 0; }'),
    ).toEqual([]);
    expect(
      changes(
        sliceRecursionToIndex,
        'function f(s) { s = s.trim(); return s ? f(s.slice(1)) : 0; }',
      ),
    ).toEqual([]);
  });
});
