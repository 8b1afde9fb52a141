import assert from 'node:assert';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal } from './literal.ts';
import { readLiteral as read } from './read-literal.ts';

const values = fc.anything({
  maxDepth: 3,
  withBigInt: true,
  withDate: true,
  withNullPrototype: true,
  withSparseArray: true,
});

describe('literal', () => {
  it('makes the value again', () => {
    fc.assert(fc.property(values, (value) => assert.deepStrictEqual(read(literal(value)), value)));
  });

  it('is the same for a copy', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(literal(read(literal(value)))).toBe(literal(value));
      }),
    );
  });

  it('keeps the properties of an array', () => {
    const ranges = Object.assign([{ start: 0 }], { type: 'bytes' });
    assert.deepStrictEqual(read(literal(ranges)), ranges);
  });

  it('refuses what has no literal', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    for (const value of [cycle, () => 1, new Map(), Symbol('x')])
      expect(() => literal(value)).toThrow(TypeError);
  });
});
