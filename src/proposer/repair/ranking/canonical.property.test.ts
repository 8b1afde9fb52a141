import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type Edit } from '../../../candidate/index.ts';
import { canonicalKey } from './canonical.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
const edited = word.chain((text) =>
  fc.record({ text: fc.constant(text), one: edit(text), two: edit(text) }),
);

function edit(text: string): fc.Arbitrary<Edit> {
  const offset = fc.nat(text.length);
  return fc
    .tuple(offset, offset, word)
    .map(([a, b, put]) => ({ start: Math.min(a, b), end: Math.max(a, b), text: put }));
}

describe('canonicalKey', () => {
  it('is equal exactly when the results are, and undefined when nothing changes', () => {
    fc.assert(
      fc.property(edited, ({ text, one, two }) => {
        const [a, b] = [applyEdits(text, [one]), applyEdits(text, [two])];
        expect(canonicalKey(text, [one]) === canonicalKey(text, [two])).toBe(a === b);
        expect(canonicalKey(text, [one]) === undefined).toBe(a === text);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes several edits as one', () => {
    const split = [
      { start: 0, end: 1, text: 'x' },
      { start: 2, end: 3, text: 'y' },
    ];
    expect(canonicalKey('abc', split)).toBe(
      canonicalKey('abc', [{ start: 0, end: 3, text: 'xby' }]),
    );
  });
});
