import { describe, expect, it } from 'vitest';
import { inFunction, survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { concatToFlat as rule } from './concat-to-flat.ts';

const inputs = '[[[[1, 2], [3], []]], [[]], [[[1]]]]';

describe('concat-to-flat', () => {
  it.each([
    'xs.reduce((all, x) => all.concat(x), [])',
    '[].concat(...xs)',
    'xs.flat()',
    'xs.map((x) => x.concat(0)).flat()',
    'xs.reduce((all, x) => [...all, ...x.slice(1)], [])',
    'xs.splice(0, 1)[0]',
  ])('joins %s', (expression) => {
    expect(inFunction(rule, 'xs', expression, inputs)).not.toEqual([]);
  });

  it('pushes one at a time', () => {
    const code =
      'function f(xs) { const out = []; for (const x of xs) { out.push(...x); } return out; }';
    expect(survivors(rule, code, 'f', inputs)).not.toEqual([]);
  });

  it.each([
    'const f = (xs) => xs.concat([1]);',
    'const f = (xs) => xs.splice(1, 1)[0];',
    'const f = (xs, a) => a.push(1, ...xs);',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
