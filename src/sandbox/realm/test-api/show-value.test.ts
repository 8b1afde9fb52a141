import { describe, expect, it } from 'vitest';
import { showValue } from './show-value.ts';

class Span {
  from = 1;
  to = 2;
}

describe('showValue', () => {
  it.each([
    [undefined, 'undefined'],
    [-0, '-0'],
    [12n, '12n'],
    ['a "b"', '"a \\"b\\""'],
    ['x'.repeat(90), `"${'x'.repeat(60)}…"`],
    [[], '[]'],
    [[1, 2, 3, 4, 5], '[ 1, 2, 3, …(2) ]'],
    [{ a: { b: { c: 1 } } }, '{ a: { …(1) } }'],
    [[[[1]]], '[ [ …(1) ] ]'],
    [new Span(), 'Span { from: 1, to: 2 }'],
    [Object.create(null), '{}'],
    [new Map([[1, 2]]), 'Map(1)'],
    [new RangeError('too far'), '[RangeError: too far]'],
    [Symbol('s'), 'Symbol(s)'],
    [function f() {}, '[Function f]'],
  ])('%o is %s', (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  it('walks no further than it shows', () => {
    let reads = 0;
    const list = new Proxy(
      Array.from({ length: 1_000 }, () => ({})),
      {
        get(target, key) {
          reads++;
          return Reflect.get(target, key) as unknown;
        },
      },
    );
    showValue(list);
    expect(reads).toBeLessThan(20);
  });

  it('shows what leads back to itself', () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(showValue(ring)).toBe('{ self: { …(1) } }');
  });
});
