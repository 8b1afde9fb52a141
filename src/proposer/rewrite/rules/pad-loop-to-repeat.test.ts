import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { padLoopToRepeat } from './pad-loop-to-repeat.ts';

const inputs = "[['7', 3, '0'], ['abcd', 2, ' '], ['', 0, 'x']]";

describe('pad-loop-to-repeat', () => {
  it.each([
    ['while (s.length < n) s = c + s; return s;', 's = s.padStart(n, c);'],
    ["while (s.length < n) { s += '-'; } return s;", "s = s.padEnd(n, '-');"],
    ['for (let i = 0; i < n; i++) { s += c; } return s;', 's += String(c).repeat(Math.max(0, n));'],
    [
      'let i = -1; n = n - s.length; while (++i < n) { s = c + s; } return s;',
      's = String(c).repeat(Math.max(0, n - i - 1)) + s;',
    ],
    ["for (var j = 0; j < n; j++) s = ' ' + s; return s;", "s = ' '.repeat(Math.max(0, n)) + s;"],
    ['while (n-- > 0) s = s + c; return s;', 's += String(c).repeat(Math.max(0, n));'],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(s: any, n: number, c: string) {\n  ${before}\n}\n`;
    expect(survivors(padLoopToRepeat, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each([
    'for (let i = 0; i < n; i++) s += i; return s;',
    'while (s.length < n) s = s.trim(); return s;',
  ])('leaves %s', (body) => {
    expect(
      changes(padLoopToRepeat, `function f(s: any, n: number, c: string) { ${body} }`),
    ).toEqual([]);
  });
});
