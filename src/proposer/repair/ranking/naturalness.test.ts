import { expect, it } from 'vitest';
import { parseSource } from '../../../candidate/index.ts';
import { naturalnessOf } from './naturalness.ts';

const code = 'function f(a, b) { if (a < b) return a * b + 1; return b < 2 ? 0 : b * a + 1; }';

function natural(from: string, to: string): number {
  const parsed = parseSource('a.js', code);
  if (!parsed.ok) throw new Error(parsed.reason);
  const start = code.indexOf(from);
  return naturalnessOf('a.js', parsed.source, [{ start, end: start + from.length, text: to }]);
}

it('takes constants that are asked and things compared with themselves for unnatural', () => {
  const usual = natural('a < b', 'a <= b');
  expect(natural('a < b', 'true')).toBeLessThan(usual / 5);
  expect(natural('a < b', 'a < a')).toBeLessThan(usual / 5);
});

it('prefers what the file has elsewhere', () => {
  expect(natural('b * a', 'a * b')).toBeGreaterThan(natural('b * a', 'b / a'));
});
