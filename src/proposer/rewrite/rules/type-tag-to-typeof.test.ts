import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { typeTagToTypeof } from './type-tag-to-typeof.ts';

const inputs = "[[[]], [{}], ['a'], [null], [undefined], [() => 1], [new Date(0)], [/x/]]";

describe('type-tag-to-typeof', () => {
  it.each([
    ["Object.prototype.toString.call(x) === '[object Array]'", 'Array.isArray(x)'],
    ["'[object Array]' == {}.toString.call(x)", 'Array.isArray(x)'],
    ["Object.prototype.toString.call(x) === '[object String]'", "typeof x === 'string'"],
    ['x instanceof Array', 'Array.isArray(x)'],
    ["Object.prototype.toString.call(x) !== '[object Function]'", "!(typeof x === 'function')"],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(typeTagToTypeof, 'x: unknown', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['Object.prototype.toString.call(x)', 'x instanceof Date'])('leaves %s', (code) => {
    expect(changes(typeTagToTypeof, `function f(x: unknown) { return ${code}; }`)).toEqual([]);
  });
});
