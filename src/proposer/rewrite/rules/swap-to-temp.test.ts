import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { swapToTemp } from './swap-to-temp.ts';

describe('swap-to-temp', () => {
  it('swaps items, with and without braces around', () => {
    const code = `function f(xs, i, j) {
  if (i !== j) [xs[i], xs[j]] = [xs[j], xs[i]];
  return xs;
}`;
    expect(survivors(swapToTemp, code, 'f', '[[[1, 2, 3], 0, 2], [[1], 0, 0]]')).toContainEqual(
      expect.stringContaining(
        '{\n    const held = xs[i];\n    xs[i] = xs[j];\n    xs[j] = held;\n  }',
      ),
    );
  });

  it('assigns two at once, as in gcd and Fibonacci loops', () => {
    const code = 'function gcd(a, b) { while (b) { [a, b] = [b, a % b]; } return a; }';
    expect(survivors(swapToTemp, code, 'gcd', '[[12, 18], [5, 0], [7, 13]]')).toContainEqual(
      expect.stringContaining('const next = b;\n  b = a % b;\n  a = next;'),
    );
  });

  it('leaves other destructuring', () => {
    expect(changes(swapToTemp, 'let [a, b] = [1, 2]; [a] = [b]; [a, b] = f();')).toEqual([]);
  });
});
