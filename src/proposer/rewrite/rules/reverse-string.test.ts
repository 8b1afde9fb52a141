import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { reverseString } from './reverse-string.ts';

const inputs = "[['abc'], [''], ['abba'], ['a'], ['ab']]";

describe('reverse-string', () => {
  it.each([
    ["s.split('').reverse().join('')", 'reversed(s)'],
    ["[...s].reverse().join('')", 'reversedPoints(s)'],
    ["Array.from(s.trim()).reverse().join('')", 'reversed(s.trim())'],
    ["s === s.split('').reverse().join('')", 'isPalindrome(s)'],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(reverseString, 's: string', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(["s.split(',').reverse().join(',')", "s.split('').sort().join('')"])(
    'leaves %s',
    (code) => {
      expect(changes(reverseString, `function f(s: string) { return ${code}; }`)).toEqual([]);
    },
  );
});
