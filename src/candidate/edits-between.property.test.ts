import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits, editsBetween } from './index.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'ab', '{', '\n', '\r\n', ' x', '😀'), { maxLength: 30 })
  .map((parts) => parts.join(''));

it('gives edits that make the one of the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edits = editsBetween(before, after);
      expect(applyEdits(before, edits)).toBe(after);
      expect(edits.length === 0).toBe(before === after);
    }),
    { numRuns: 2_000 },
  );
});

it('leaves lines that both have alone', () => {
  expect(editsBetween('one\ntwo\nthree\n', 'one\n2\nthree\nfour\n')).toEqual([
    { start: 4, end: 7, text: '2' },
    { start: 14, end: 14, text: 'four\n' },
  ]);
});
