import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { searchLoopToSet as rule } from './search-loop-to-set.ts';

const inputs = '[[[1, 2, NaN, 3], [2, NaN]], [[], []], [["a"], ["a"]]]';
const within = (search: string) =>
  `function f(xs, ys) { var out = []; for (var i = 0; i < xs.length; i++) { var x = xs[i]; var found = false; ${search} if (!found) out.push(x); } return out; }`;

describe('search-loop-to-set', () => {
  it.each([
    'for (var j = 0; j < ys.length; j++) { if (ys[j] === x) { found = true; break; } }',
    'for (const y of ys) if (x === y) found = true;',
    'var j = -1; while (++j < ys.length) { if (x === ys[j]) { found = true; break; } }',
    'var j = 0; while (j < ys.length) { if (x === ys[j]) { found = true; } j++; }',
    'for (let j = 0; j < ys.length; j++) { const y = ys[j]; if (y === x) found = true; }',
  ])('asks instead of %s', (search) => {
    const right = survivors(rule, within(search), 'f', inputs);
    expect(right.some((text) => text.includes('ysSet.has(x)'))).toBe(true);
    expect(right.some((text) => text.includes('ys.indexOf(x) !== -1'))).toBe(true);
  });

  it.each([
    within('for (const y of ys) if (x < y) found = true;'),
    within('for (const y of ys) if (x === y) found = y;'),
    within('for (const y of ys) { g(y); if (x === y) found = true; }'),
    'function f(xs) { for (let i = 0; i < xs.length; i++) { if (xs[i] === i) return true; } return false; }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
