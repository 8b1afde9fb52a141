import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { regexpReplaceToString } from './regexp-replace-to-string.ts';

const inputs = "[['a.b.c'], ['abc'], [''], ['...']]";

describe('regexp-replace-to-string', () => {
  it.each([
    ["s.replace(/\\./g, '-')", "s.replaceAll('.', '-')"],
    ["s.replace(/\\./g, '-')", "s.split('.').join('-')"],
    ["s.replace(/[.]/g, '')", "s.replaceAll('.', '')"],
    ["s.replace(new RegExp('b', 'g'), () => 'x')", "s.replaceAll('b', () => 'x')"],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(regexpReplaceToString, 's: string', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each([
    "s.replace(/a/, 'b')",
    "s.replace(/a+/g, 'b')",
    "s.replace(/^a/g, 'b')",
    "s.replace(/a/gi, 'b')",
    "s.replace('a', 'b')",
  ])('leaves %s', (code) => {
    expect(changes(regexpReplaceToString, `function f(s: string) { return ${code}; }`)).toEqual([]);
  });
});
