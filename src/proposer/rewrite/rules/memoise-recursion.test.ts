import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { memoiseRecursion } from './memoise-recursion.ts';

describe('memoise-recursion', () => {
  it('remembers Fibonacci numbers, whatever the spelling', () => {
    for (const code of [
      'function f(n: number): number {\n  if (n < 2) return n;\n  return f(n - 1) + f(n - 2);\n}',
      'const f = (n) => n < 2 ? n : f(n - 1) + f(n - 2);',
      'const f = function fib(n) { return n <= 1 ? n : fib(n - 1) + fib(n - 2); };',
    ])
      expect(survivors(memoiseRecursion, code, 'f', '[[0], [1], [20]]').length).toBeGreaterThan(0);
  });

  it('makes the seventy-eighth Fibonacci number cheap', () => {
    const code = 'function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2); }';
    const [after] = survivors(memoiseRecursion, code, 'f', '[[10]]', 'snippet.js');
    expect(new Function(`${after}; return f(78);`)()).toBe(8944394323791464);
  });

  it('keeps results by all arguments that vary, not by those that stay', () => {
    const code = `function dist(a, b, i = 0, j = 0) {
  if (i === a.length) return b.length - j;
  if (j === b.length) return a.length - i;
  if (a[i] === b[j]) return dist(a, b, i + 1, j + 1);
  return 1 + Math.min(dist(a, b, i + 1, j), dist(a, b, i, j + 1), dist(a, b, i + 1, j + 1));
}`;
    const inputs = "[['kitten', 'sitting'], ['', 'abc'], ['ab', 'ab']]";
    const after = survivors(memoiseRecursion, code, 'dist', inputs);
    expect(after).toHaveLength(3);
    expect(after[0]).toContain('at.get(i)');
    expect(after[0]).not.toContain('at.get(a)');
  });

  it('takes strings, and methods that call this or their class', () => {
    const strings = `function lcs(a, b) {
  if (!a || !b) return 0;
  if (a[0] === b[0]) return 1 + lcs(a.slice(1), b.slice(1));
  return Math.max(lcs(a.slice(1), b), lcs(a, b.slice(1)));
}`;
    expect(survivors(memoiseRecursion, strings, 'lcs', "[['abcd', 'bd'], ['', 'a']]")[0]).toContain(
      'at.get(a)',
    );
    const method =
      'class A { paths(x: number, y: number): number { return x === 0 || y === 0 ? 1 : this.paths(x - 1, y) + this.paths(x, y - 1); } }';
    expect(
      survivors(memoiseRecursion, method, '(x, y) => new A().paths(x, y)', '[[3, 4], [0, 0]]')
        .length,
    ).toBeGreaterThan(1);
  });

  it('keeps results of objects by identity only', () => {
    const code = 'function f(o) { let n = 1; for (const k in o) n += f(o[k]); return n; }';
    expect(changes(memoiseRecursion, code)).toHaveLength(1);
  });

  it('leaves what does not recur, async functions and generators', () => {
    expect(changes(memoiseRecursion, 'function f(n) { return n; }')).toEqual([]);
    expect(changes(memoiseRecursion, 'async function f(n) { return f(n - 1); }')).toEqual([]);
    expect(changes(memoiseRecursion, 'function f({ n }) { return f({ n: n - 1 }); }')).toEqual([]);
  });
});
