import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { trimByIndex } from './trim-by-index.ts';

const inputs = String.raw`[['  a b '], [''], ['   '], ['\r\n\n'], ['\na\r\nb\n\r'], ['--a-b--'], ['a/b//'], ['\u00a0x\ufeff']]`;

describe('trim-by-index', () => {
  it.each([
    [String.raw`s.replace(/^\s*|\s*$/g, '')`, 's.trim()'],
    [String.raw`s.replace(/^\s+/, '')`, 's.trimStart()'],
    [String.raw`s.replace(/\s+$/g, '')`, 's.trimEnd()'],
    [String.raw`s.replace(/[\r\n]+$/, '')`, String.raw`trimmedEnd(s, '\r\n')`],
    [String.raw`s.replace(/^[\r\n]+/, '')`, String.raw`trimmedStart(s, '\r\n')`],
    [`s.replace(/^-+|-+$/g, '')`, `trimmed(s, '-')`],
    [String.raw`s.replace(/\/+$/, "")`, `trimmedEnd(s, '/')`],
    [`s.replace(/[ab]+$/, '')`, `trimmedEnd(s, 'ab')`],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(trimByIndex, 's: string', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each([
    `s.replace(/^a+/, 'b')`,
    `s.replace(/a+/g, '')`,
    `s.replace(/^-+|-+$/, '')`,
    `s.replace(/^-+|_+$/g, '')`,
    `s.replace(/[^a]+$/, '')`,
    `s.replace(/[a-z]+$/, '')`,
    String.raw`s.replace(/\d+$/, '')`,
    `s.replace(/a+$/gi, '')`,
    `s.replace(/a+$/m, '')`,
  ])('leaves %s', (code) => {
    expect(changes(trimByIndex, `function f(s: string) { return ${code}; }`)).toEqual([]);
  });
});
