import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRunId } from './run-id.ts';

const times = fc.integer({ min: 0, max: 36 ** 8 - 1 });

describe('newRunId', () => {
  it('has one shape, sorts by time, and is never one that is taken', () => {
    fc.assert(
      fc.property(fc.array(times, { maxLength: 40 }), (starts) => {
        const taken: string[] = [];
        for (const start of starts.toSorted((a, b) => a - b)) {
          const id = newRunId(start, (other) => taken.includes(other));
          expect(id).toMatch(/^r-[0-9a-z]{10}$/);
          taken.push(id);
        }
        expect(new Set(taken).size).toBe(starts.length);
        expect(taken.toSorted()).toEqual(taken);
      }),
    );
  });

  it('gives up rather than repeat itself', () => {
    expect(() => newRunId(1, () => true)).toThrow(RangeError);
  });
});
