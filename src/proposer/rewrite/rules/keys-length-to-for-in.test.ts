import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { keysLengthToForIn } from './keys-length-to-for-in.ts';

const inputs = '[[{}], [{ a: 1 }], [{ a: 1, b: 2 }], [[]], [[1]]]';

describe('keys-length-to-for-in', () => {
  it.each([
    ['Object.keys(o).length === 0', 'isEmptyObject(o)'],
    ['!Object.keys(o).length', 'isEmptyObject(o)'],
    ['Object.entries(o).length > 0', '!isEmptyObject(o)'],
    ['Object.keys(o).length * 2', 'countKeys(o) * 2'],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(keysLengthToForIn, 'o: object', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['Object.keys(o)', 'Object.keys(o).map(String).length'])('leaves %s', (code) => {
    expect(changes(keysLengthToForIn, `function f(o: object) { return ${code}; }`)).toEqual([]);
  });
});
