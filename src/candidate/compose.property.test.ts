import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits, compatible, compose, type Change, type Edit } from './index.ts';

const text = 'abcdefghijklmnopqrstuvwxyz';

const editsOf = (length: number): fc.Arbitrary<Edit[]> =>
  fc
    .array(
      fc.record({
        start: fc.nat(length),
        size: fc.nat(4),
        text: fc.string({ minLength: 0, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((list) => {
      const kept: Edit[] = [];
      for (const { start, size, text: replacement } of list) {
        const edit = { start, end: Math.min(length, start + size), text: replacement };
        if (compatible([edit], kept)) kept.push(edit);
      }
      return kept;
    });

const change = (edits: readonly Edit[], operator: string): Change => ({
  operator,
  edits,
  reason: operator,
});

it('gives the same text as one step after the other', () => {
  fc.assert(
    fc.property(
      editsOf(text.length).chain((first) =>
        fc.tuple(fc.constant(first), editsOf(applyEdits(text, first).length), fc.nat(first.length)),
      ),
      ([first, second, split]) => {
        const changes = [
          change(first.slice(0, split), 'a'),
          change(first.slice(split), 'b'),
        ].filter((it) => it.edits.length > 0);
        const composed = compose(text, changes, change(second, 'c'));
        expect(
          applyEdits(
            text,
            composed.flatMap((it) => it.edits),
          ),
        ).toBe(applyEdits(applyEdits(text, first), second));
      },
    ),
    { numRuns: 2_000 },
  );
});

it('keeps changes apart that do not meet', () => {
  const composed = compose(
    text,
    [change([{ start: 0, end: 1, text: 'AA' }], 'a')],
    change([{ start: 11, end: 12, text: 'K' }], 'b'),
  );
  expect(composed).toEqual([
    change([{ start: 0, end: 1, text: 'AA' }], 'a'),
    change([{ start: 10, end: 11, text: 'K' }], 'b'),
  ]);
});

it('makes one of changes where the second edits what the first wrote', () => {
  const composed = compose(
    text,
    [change([{ start: 3, end: 6, text: 'XYZ!' }], 'a')],
    change([{ start: 4, end: 5, text: '' }], 'b'),
  );
  expect(composed).toEqual([
    { operator: 'a + b', reason: 'a; then b', edits: [{ start: 3, end: 6, text: 'XZ!' }] },
  ]);
});
