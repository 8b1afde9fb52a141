import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { filterToGroups as rule } from './filter-to-groups.ts';

const inputs = `[
  [[{ id: 1 }, { id: 2 }, { id: 9 }], [{ u: 2, n: 1 }, { u: 1, n: 2 }, { u: 2, n: 3 }]],
  [[], []],
  [[{ id: 1 }], []],
]`;

describe('filter-to-groups', () => {
  it.each([
    ['const f = (xs, ys) => xs.map((x) => ({ ...x, ys: ys.filter((y) => y.u === x.id) }));', 4],
    ['function f(xs, ys) { return xs.map((x) => ys.filter((y) => x.id === y.u).length); }', 6],
    [
      'function f(xs, ys) { const out = []; for (const x of xs) out.push(ys.filter((y) => y.n > 1 && y.u === x.id)); return out; }',
      2,
    ],
    [
      'function f(xs, ys) { const out = {}; xs.forEach((x) => { out[x.id] = ys.filter(({ u }) => u === x.id).reduce((s, y) => s + y.n, 0); }); return out; }',
      4,
    ],
  ])('replaces %s', (before, count) => {
    const after = apply(rule, before);
    expect(after).toHaveLength(count);
    const right = after.filter((text) => differences(before, text, 'f', inputs).length === 0);
    expect(right).not.toEqual([]);
  });

  it.each([
    'function f(x, ys) { return ys.filter((y) => y.u === x.id); }',
    'function f(xs, ys) { return xs.map((x) => ys.filter((y) => y.u !== x.id)); }',
    'function f(xs, ys) { return xs.map((x) => ys.filter((y) => y.u === 1 || y.u === x.id)); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
