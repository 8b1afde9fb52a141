import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { indexOfToMap as rule } from './index-of-to-map.ts';

const inputs = '[[[3, 1, 2, 1, 4], [1, 2, 3, 1]], [[], []], [[1], []]]';

describe('index-of-to-map', () => {
  it.each([
    'const f = (xs, ys) => xs.map((x) => ys.indexOf(x));',
    'function f(xs, ys) { return xs.filter((x, i) => xs.indexOf(x) === i); }',
    'function f(xs, ys) { const out = []; for (const x of xs) { const at = ys.indexOf(x); if (at !== -1) out.push(at); } return out; }',
    'function f(xs, ys) { const zs = ys.map((id) => ({ id })); return xs.map((x) => zs.findIndex((z) => z.id === x)); }',
    'function f(xs, ys) { return xs.sort((a, b) => ys.indexOf(a) - ys.indexOf(b)); }',
  ])('replaces %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    const right = after.filter((text) => differences(before, text, 'f', inputs).length === 0);
    expect(right).not.toEqual([]);
  });

  it.each([
    'function f(x, ys) { return ys.indexOf(x); }',
    'function f(xs, ys) { return xs.filter((x) => ys.indexOf(x) !== -1); }',
    'function f(xs, ys) { return xs.map((x) => ys.indexOf(x, 1)); }',
    'function f(xs, ys) { return xs.map((x) => { ys.push(x); return ys.indexOf(x); }); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
