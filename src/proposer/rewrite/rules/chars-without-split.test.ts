import { describe, expect, it } from 'vitest';
import { inFunction, survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { charsWithoutSplit } from './chars-without-split.ts';

describe('chars-without-split', () => {
  it.each([
    ["s.split('').map((c) => c + c).join('')", 'mapChars(s, (c) => c + c)'],
    ["[...s].filter((c) => c !== 'a').join('')", "filterChars(s, (c) => c !== 'a')"],
    [
      "s.split('').filter(function (c) { return c === 'a' }).length",
      "countChars(s, function (c) { return c === 'a' })",
    ],
    ["Array.from(s).every((c) => c < 'c')", "everyChar(s, (c) => c < 'c')"],
    [
      "s.split('').reduce((n, c) => n + c.charCodeAt(0), 0)",
      'foldChars(s, (n, c) => n + c.charCodeAt(0), 0)',
    ],
    ["s.split('').slice(1).join('')", 's.slice(1)'],
    ["s.split('')[1]", 's[1]'],
  ])('%s becomes %s', (before, after) => {
    expect(
      inFunction(charsWithoutSplit, 's: string', before, "[['abc'], [''], ['a']]"),
    ).toContainEqual(expect.stringContaining(`return ${after};`));
  });

  it('walks the string in a loop', () => {
    const code = "function f(s) { let n = 0; for (const c of s.split('')) n += +c; return n; }";
    expect(survivors(charsWithoutSplit, code, 'f', "[['123'], ['']]")[0]).toContain(
      'for (const c of s)',
    );
  });

  it('leaves other separators and arrays that are kept', () => {
    expect(
      changes(charsWithoutSplit, "const f = (s) => s.split(',').map(Number).join('');"),
    ).toEqual([]);
    expect(changes(charsWithoutSplit, "const f = (s) => s.split('');")).toEqual([]);
  });
});
