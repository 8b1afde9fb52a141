import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { convertPlainly } from './convert-plainly.ts';

const inputs = "[['12', 3], ['7', 4], ['0', 0]]";

describe('convert-plainly', () => {
  it.each([
    ['parseInt(s, 10)', '+s'],
    ['n + parseInt(s, 10)', 'n + (+s)'],
    ['Number(s) * 2', '(+s) * 2'],
    ['String(n)', "'' + n"],
    ['n.toString().length', "('' + n).length"],
    ['isNaN(n)', 'n !== n'],
    ['parseFloat(s)', '+s'],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(convertPlainly, 's: string, n: number', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['parseInt(s, 16)', 'n.toString(2)'])('leaves %s', (code) => {
    expect(changes(convertPlainly, `function f(s: string, n: number) { return ${code}; }`)).toEqual(
      [],
    );
  });
});
