import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { callOnce } from './call-once.ts';

const inputs = "[['Ab', 'AB'], ['', ''], ['x', 'Y']]";

describe('call-once', () => {
  it.each([
    [
      'if (s.toLowerCase() === t.toLowerCase()) return 1; return s.toLowerCase().length;',
      'const sToLowerCase = s.toLowerCase();',
    ],
    [
      'const n = s.trim(); if (n.length > 1) { return Object.keys(n).join() + Object.keys(n).length; } return 0;',
      '{ const nKeys = Object.keys(n);',
    ],
    [
      "let n = 0; for (const c of t) { if (s.toUpperCase().indexOf(c) >= 0 || s.toUpperCase() === '') n++; } return n;",
      'const sToUpperCase = s.toUpperCase();',
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(s: string, t: string) {\n  ${before}\n}\n`;
    expect(survivors(callOnce, code, 'f', inputs)).toContainEqual(expect.stringContaining(after));
  });

  it.each([
    's = s.trim() + s.trim(); return s.trim();',
    'return s.trim() + t.trim();',
    'let u = t; const a = u.trim(); u += 1; return a + u.trim();',
  ])('leaves %s', (body) => {
    expect(changes(callOnce, `function f(s: string, t: string) { ${body} }`)).toEqual([]);
  });
});
