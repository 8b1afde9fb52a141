import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { joinToRepeat } from './join-to-repeat.ts';

const inputs = "[[0, 'a'], [1, 'bc'], [3, ' ']]";

describe('join-to-repeat', () => {
  it.each([
    ["Array(n + 1).join(' ')", "' '.repeat(n)"],
    ['new Array(n + 1).join(x)', 'x.repeat(n)'],
    ['new Array(1 + n).join(x) + x', 'String(x).repeat(n) + x'],
    ["Array(n).fill('-').join('')", "'-'.repeat(n)"],
    ["Array.from({ length: n }, () => 'ab').join('')", "'ab'.repeat(n)"],
    ["new Array(n * 2).join('x')", "'x'.repeat(Math.max(0, (n * 2) - 1))"],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(joinToRepeat, 'n: number, x: string', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(["Array(n).fill(x).join(',')", '[n].join(x)'])('leaves %s', (code) => {
    expect(changes(joinToRepeat, `function f(n: number, x: string) { return ${code}; }`)).toEqual(
      [],
    );
  });
});
