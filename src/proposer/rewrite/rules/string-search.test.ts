import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { stringSearch } from './string-search.ts';

const inputs =
  "[['abc', 'ab'], ['abc', 'bc'], ['', ''], ['xabcx', 'abc'], ['abc', 'abcd'], ['abc', 'abc'], ['b', 'a']]";

describe('string-search', () => {
  it.each([
    ['s.indexOf(x) === 0', 's.startsWith(x)'],
    ['0 == s.indexOf(x)', 's.startsWith(x)'],
    ['s.indexOf(x) !== 0', '!s.startsWith(x)'],
    ['s.substr(0, x.length) === x ? 1 : 2', 's.startsWith(x) ? 1 : 2'],
    ['x === s.slice(0, x.length)', 's.startsWith(x)'],
    ['s.search(/b/) !== -1', '/b/.test(s)'],
    ['s.match(/^abc/) ? 1 : 2', "s.startsWith('abc') ? 1 : 2"],
    ['!s.match(/b$/)', "!s.endsWith('b')"],
    ['/a/.test(s)', "s.includes('a')"],
    ['/^abc$/.test(s)', "s === 'abc'"],
    ['s.match(/[bc]/) !== null', '/[bc]/.test(s)'],
    ['s.search(/^ab/) === 0', "s.startsWith('ab')"],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(stringSearch, 's: string, x: string', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['s.indexOf(x) === 1', '/a.c/.test(s)', '/abc/i.test(s)', 's.match(/abc/)'])(
    'leaves %s',
    (code) => {
      expect(changes(stringSearch, `function f(s: string, x: string) { return ${code}; }`)).toEqual(
        [],
      );
    },
  );
});
