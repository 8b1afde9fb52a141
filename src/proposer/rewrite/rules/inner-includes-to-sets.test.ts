import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { innerIncludesToSets as rule } from './inner-includes-to-sets.ts';

const inputs = '[[[1, 2, 3], [[2, 3], [3]]], [[1], []], [[], [[]]]]';

describe('inner-includes-to-sets', () => {
  it.each([
    'const f = (xs, lists) => xs.filter((x) => lists.every((list) => list.includes(x)));',
    'function f(xs, lists) { return xs.filter((x) => !lists.some((list) => list.indexOf(x) > -1)); }',
    'function f(xs, lists) { const out = []; for (const x of xs) { let all = true; for (const list of lists) { if (!list.includes(x)) all = false; } if (all) out.push(x); } return out; }',
    'const g = (first, ...rest) => first.filter((x) => rest.every((r) => r.includes(x)));\nconst f = (xs, lists) => g(xs, ...lists);',
  ])('makes Sets in %s', (before) => {
    expect(survivors(rule, before, 'f', inputs)).not.toEqual([]);
  });

  it.each([
    'const f = (x, lists) => lists.every((list) => list.includes(x));',
    'const f = (xs, ys) => xs.filter((x) => ys.includes(x));',
    'const f = (xs, lists) => xs.filter((x) => lists.every((list) => list.length > 1 && list.includes(x)));',
    'const f = (xs) => xs.filter((x) => x.lists.every((list) => list.includes(x.id)));',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
