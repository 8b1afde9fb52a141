import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { countBits } from './count-bits.ts';

const inputs = '[[0], [1], [255], [4294967295], [4503599627370497], [170]]';

describe('count-bits', () => {
  it.each([
    ["n.toString(2).split('1').length - 1", 'countBits(n)'],
    ["n.toString(2).replace(/0/g, '').length", 'countBits(n)'],
    ['(n.toString(2).match(/1/g) || []).length', 'countBits(n)'],
    ["[...n.toString(2)].filter((c) => c === '1').length", 'countBits(n)'],
    ["n.toString(2).split('').filter(function (d) { return d == '1' }).length", 'countBits(n)'],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(countBits, 'n: number', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['n.toString(2)', "n.toString(16).split('1').length - 1"])('leaves %s', (code) => {
    expect(changes(countBits, `function f(n: number) { return ${code}; }`)).toEqual([]);
  });
});
