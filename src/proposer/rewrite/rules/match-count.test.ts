import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { matchCount } from './match-count.ts';

const inputs = "[['a.b.c'], [''], ['abc'], ['aaa']]";

describe('match-count', () => {
  it.each([
    ['(s.match(/a/g) || []).length', "countOf(s, 'a')"],
    ['(s.match(/[ab]/g) ?? []).length', 'countMatches(s, /[ab]/g)'],
    ["s.replace(/[^a]/g, '').length", "countOf(s, 'a')"],
    ['[...s.matchAll(/\\./g)].length + 1', "countOf(s, '.') + 1"],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(matchCount, 's: string', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['s.match(/a/g)', '(s.match(/a*/g) || []).length'])('leaves %s', (code) => {
    expect(changes(matchCount, `function f(s: string) { return ${code}; }`)).toEqual([]);
  });
});
