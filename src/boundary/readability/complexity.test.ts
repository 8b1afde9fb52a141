import { expect, it } from 'vitest';
import { parseCode } from '../code/code.ts';
import { functionsOf } from '../code/functions.ts';
import { complexityOf } from './complexity.ts';

function figures(text: string): readonly [number, number, number] {
  const parsed = parseCode('a.js', text);
  if (!parsed.ok) throw new Error(parsed.reason);
  const [fn] = functionsOf(parsed.code);
  const { cyclomatic, cognitive, nesting } = complexityOf(fn!.node, text, fn!.name);
  return [cyclomatic, cognitive, nesting];
}

// Counted by hand after the rules of McCabe and of Campbell.
it.each<[string, readonly [number, number, number]]>([
  ['function f() { return 1; }', [1, 0, 0]],
  ['function f(a) { if (a) return 1; return 2; }', [2, 1, 1]],
  ['function f(a) { if (a) b(); else if (c) d(); else e(); }', [3, 3, 1]],
  ['function f(a) { for (const x of a) if (x) return x; }', [3, 3, 2]],
  ['function f(a, b, c) { return a && b && c; }', [3, 1, 0]],
  ['function f(a, b, c) { return a && b || c; }', [3, 2, 0]],
  [
    'function f(a) { switch (a) { case 1: return 1; case 2: return 2; default: return 3; } }',
    [3, 1, 1],
  ],
  ['function f(n) { return n ? f(n - 1) : 0; }', [2, 2, 1]],
  ['function f(a) { return a.map((x) => (x ? 1 : 2)); }', [1, 2, 2]],
  ['function f() { try { a(); } catch { b(); } }', [1, 1, 1]],
])('%s', (text, expected) => {
  expect(figures(text)).toEqual(expected);
});
