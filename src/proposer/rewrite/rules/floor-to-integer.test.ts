import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { floorToInteger } from './floor-to-integer.ts';

const inputs = '[[9, 2], [0, 1], [7, 7], [8, 3]]';

describe('floor-to-integer', () => {
  it.each([
    ['Math.floor(x / 2)', 'x >> 1'],
    ['Math.floor((x + y) / 2)', '(x + y) >> 1'],
    ['1 + Math.floor(x / y)', '1 + ((x / y) | 0)'],
    ['x % 2 === 0', '(x & 1) === 0'],
    ['x % 2 == 1 ? y : x', '(x & 1) === 1 ? y : x'],
    ['Math.trunc(x)', 'x | 0'],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(floorToInteger, 'x: number, y: number', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['Math.ceil(x)', 'x % 3 === 0'])('leaves %s', (code) => {
    expect(changes(floorToInteger, `function f(x: number, y: number) { return ${code}; }`)).toEqual(
      [],
    );
  });
});
