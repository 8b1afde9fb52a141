import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { rememberByValue } from './remember-by-value.ts';

describe('remember-by-value', () => {
  it('remembers what a callback works out of a character', () => {
    const code = `const names = { '&': 'and' };
function f(s) {
  return s.split('').reduce(function (out, ch) {
    return out + (names[ch] || ch).replace(/[^a-z]/g, '');
  }, '');
}`;
    expect(survivors(rememberByValue, code, 'f', "[['a&b-c'], ['']]")).toEqual([
      expect.stringContaining('return out + recall(ch);'),
    ]);
  });

  it('remembers calls of functions of the file in loops', () => {
    const code = `function score(word) { let n = 0; for (const c of word) n += c.charCodeAt(0); return n; }
function f(words) { let sum = 0; for (const word of words) sum += score(word); return sum; }`;
    expect(survivors(rememberByValue, code, 'f', "[[['a', 'b', 'a']], [[]]]")).toHaveLength(1);
  });

  it('leaves cheap calls, effects, and what depends on several things', () => {
    expect(changes(rememberByValue, 'const f = (xs) => xs.map((x) => Math.sqrt(x));')).toEqual([]);
    expect(
      changes(
        rememberByValue,
        'function f(xs, out) { for (const x of xs) out.push(x.split(",")).length; }',
      ),
    ).toHaveLength(1);
    expect(
      changes(rememberByValue, 'const f = (xs) => xs.map((x, i) => x.replace(/a/, i));'),
    ).toEqual([]);
    expect(changes(rememberByValue, 'const f = (x) => x.replace(/a/, "");')).toEqual([]);
  });
});
