import { describe, expect, it } from 'vitest';
import { inFunction } from '../survivors.ts';
import { changes } from '../testing.ts';
import { hasOwn } from './has-own.ts';

const inputs = "[[{ a: 1 }, 'a'], [{ a: 1 }, 'b'], [{}, 'a']]";

describe('has-own', () => {
  it.each([
    ['Object.prototype.hasOwnProperty.call(o, k)', 'Object.hasOwn(o, k)'],
    ['o.hasOwnProperty(k)', 'o[k] !== undefined'],
    ['!o.hasOwnProperty(k)', '!Object.hasOwn(o, k)'],
    ['k in o', 'o[k] !== undefined'],
    ['Object.keys(o).includes(k)', 'Object.hasOwn(o, k)'],
    ['!(k in o)', '!(o[k] !== undefined)'],
  ])('%s becomes %s', (before, after) => {
    expect(inFunction(hasOwn, 'o: any, k: string', before, inputs)).toContainEqual(
      expect.stringContaining(`return ${after};`),
    );
  });

  it.each(['o[k]', 'Object.keys(o)'])('leaves %s', (code) => {
    expect(changes(hasOwn, `function f(o: any, k: string) { return ${code}; }`)).toEqual([]);
  });
});
