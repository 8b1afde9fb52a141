import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { pushFillToTypedArray } from './push-fill-to-typed-array.ts';

describe('push-fill-to-typed-array', () => {
  it('takes the flags of a sieve', () => {
    const code = `function f(n) {
  const flags = [];
  for (let i = 0; i <= n; i++) flags.push(true);
  const out = [];
  for (let i = 2; i <= n; i++) {
    if (flags[i]) out.push(i);
    for (let j = i * i; j <= n; j += i) flags[j] = false;
  }
  return out;
}`;
    expect(survivors(pushFillToTypedArray, code, 'f', '[[0], [30]]')).toEqual([
      expect.stringContaining('const flags = new Uint8Array(n + 1).fill(1);'),
    ]);
  });

  it('takes counters', () => {
    const code = `function f(xs) {
  var counts = new Array(10);
  for (var i = 0; i < 10; i++) { counts[i] = 0; }
  xs.forEach((x) => { counts[x]++; });
  return Math.max(...counts);
}`;
    expect(survivors(pushFillToTypedArray, code, 'f', '[[[1, 2, 1]], [[]]]')).toHaveLength(2);
  });

  it('leaves what is given back, and other values', () => {
    expect(
      changes(
        pushFillToTypedArray,
        'function f(n) { const a = []; for (let i = 0; i < n; i++) a.push(0); return a; }',
      ),
    ).toEqual([]);
    expect(
      changes(
        pushFillToTypedArray,
        "function f(n) { const a = []; for (let i = 0; i < n; i++) a.push(''); return a[0]; }",
      ),
    ).toEqual([]);
    expect(
      changes(
        pushFillToTypedArray,
        'function f(n) { const a = []; for (let i = 0; i < n; i++) a.push(i); return a[0]; }',
      ),
    ).toEqual([]);
  });
});
