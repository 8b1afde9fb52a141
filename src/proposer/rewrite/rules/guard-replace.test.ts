import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { guardReplace } from './guard-replace.ts';

const inputs = "[['a\\u001b[31mb'], ['plain'], [''], ['<b>']]";

describe('guard-replace', () => {
  it.each([
    ["return s.replace(/\\u001b\\[\\d+m/g, '');", "s.includes('\\u001b') ? s.replace("],
    [
      "return s.replace(/[\\u001b\\u009b]\\[\\d+m/g, '');",
      "s.includes('\\u001b') || s.includes('\u009b') ?",
    ],
    [
      "return s.replace(/<[^>]+>/g, '') + 1;",
      "return (s.includes('<') ? s.replace(/<[^>]+>/g, '') : s) + 1;",
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(s: string) {\n  ${before}\n}\n`;
    expect(survivors(guardReplace, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it('knows patterns from constants and from functions that make them', () => {
    const code = `const ansi = () => { const parts = ['[\\u001b\\u009b][[(]*', '\\\\d+m'].join(''); return new RegExp(parts, 'g'); };
const re = ansi();
const f = (s: string) => s.replace(re, '');`;
    expect(survivors(guardReplace, code, 'f', inputs)).toHaveLength(1);
  });

  it.each([
    "return s.replace(/a|b/g, '');",
    "return s.replace(/a*b/g, '');",
    "return s.replace(/\\s+/g, '');",
    "return s.replace(/abc/i, '');",
  ])('leaves %s', (body) => {
    expect(changes(guardReplace, `function f(s: string) { ${body} }`)).toEqual([]);
  });
});
