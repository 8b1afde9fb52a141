import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { fillToTypedArray } from './fill-to-typed-array.ts';

describe('fill-to-typed-array', () => {
  it('takes the flags of a sieve', () => {
    const code = `function f(n) {
  const prime = new Array(n + 1).fill(true);
  const out = [];
  for (let i = 2; i <= n; i++) {
    if (!prime[i]) continue;
    out.push(i);
    for (let j = i * i; j <= n; j += i) prime[j] = false;
  }
  return out;
}`;
    expect(survivors(fillToTypedArray, code, 'f', '[[0], [2], [50]]')).toEqual([
      expect.stringContaining('new Uint8Array(n + 1).fill(1)'),
    ]);
  });

  it('tries the kinds that can hold the numbers, rows of tables too', () => {
    const code = `function f(n) {
  const grid = Array.from({ length: n }, () => Array(n).fill(0));
  const start = Array.from({ length: n }, () => Infinity);
  for (let i = 0; i < n; i++) grid[i][n - 1 - i] = start[i] = i * 1000;
  return grid.map((row) => row.join()).join() + start.join();
}`;
    const after = survivors(fillToTypedArray, code, 'f', '[[0], [3]]');
    expect(after).toContainEqual(expect.stringContaining('() => new Int32Array(n))'));
    expect(after).toContainEqual(expect.stringContaining('new Float64Array(n).fill(Infinity)'));
  });

  it('leaves strings, objects and what is given back', () => {
    expect(
      changes(fillToTypedArray, "const f = (n) => { const a = Array(n).fill(''); a[0] = 1; };"),
    ).toEqual([]);
    expect(changes(fillToTypedArray, 'function f(n) { return new Array(n).fill(0); }')).toEqual([]);
    expect(changes(fillToTypedArray, 'const a = new Array(3);')).toEqual([]);
  });
});
