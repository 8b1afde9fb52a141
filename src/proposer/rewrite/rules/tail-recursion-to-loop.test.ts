import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { tailRecursionToLoop } from './tail-recursion-to-loop.ts';

describe('tail-recursion-to-loop', () => {
  it.each([
    [
      'function f(a, b) {\n  if (b === 0) return a;\n  return f(b, a % b);\n}',
      '[[12, 18], [5, 0]]',
    ],
    [
      'function f(a, b) {\n  if (b) {\n    return f(b, a % b);\n  } else {\n    return a;\n  }\n}',
      '[[12, 18], [5, 0]]',
    ],
    ['const f = (a, b) => b === 0 ? a : f(b, a % b);', '[[12, 18], [5, 0]]'],
    ['function f(n) {\n  if (n <= 1) return 1;\n  return n * f(n - 1);\n}', '[[5], [0], [1]]'],
    ['const f = (n: number): number => (n > 0 ? n + f(n - 1) : 0);', '[[5], [0]]'],
    [
      'function f(n, acc = 1) {\n  if (n < 2) return acc;\n  return f(n - 1, acc * n);\n}',
      '[[5], [0]]',
    ],
    [
      'class A { static f(n) { if (n < 10) return n; return A.f(Math.floor(n / 10)); } }\nconst f = A.f;',
      '[[512], [0]]',
    ],
  ])('%s', (code, inputs) => {
    const after = survivors(tailRecursionToLoop, code, 'f', inputs);
    expect(after).toHaveLength(1);
    expect(after[0]).toContain('while (');
  });

  it('leaves recursion that branches or goes on after the call', () => {
    expect(
      changes(
        tailRecursionToLoop,
        'function f(n) { if (n < 2) return n; return f(n - 1) + f(n - 2); }',
      ),
    ).toEqual([]);
    expect(
      changes(
        tailRecursionToLoop,
        'function f(n) { if (n < 2) return n; return Math.max(n, f(n - 1)); }',
      ),
    ).toEqual([]);
    expect(
      changes(
        tailRecursionToLoop,
        "function f(s, n) { if (!n) return ''; return 'a' + f(s, n - 1); }",
      ),
    ).toEqual([]);
  });
});
