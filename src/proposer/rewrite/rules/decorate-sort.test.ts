import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { decorateSort } from './decorate-sort.ts';

describe('decorate-sort', () => {
  it('parses dates once', () => {
    const code = `function f(xs) {
  return xs.sort((a, b) => new Date(a.at) - new Date(b.at));
}`;
    expect(
      survivors(decorateSort, code, 'f', "[[[{ at: '2020-02-01' }, { at: '2019-01-01' }]], [[]]]"),
    ).toEqual([
      expect.stringContaining('sortByKey(xs, (item) => new Date(item.at), (x, y) => x - y)'),
    ]);
  });

  it('takes blocks with branches, calls of own functions, and toSorted', () => {
    const code = `function rank(x) { return x.length; }
const f = (xs: string[]) => xs.toSorted(function (p, q) {
  if (rank(p) < rank(q)) return -1;
  return rank(p) > rank(q) ? 1 : 0;
});`;
    expect(survivors(decorateSort, code, 'f', "[[['ccc', 'a', 'bb', 'd']], [[]]]")).toHaveLength(1);
  });

  it('follows a named comparator', () => {
    const code = `function byName(a, b) { return a.name.toLowerCase() > b.name.toLowerCase() ? 1 : -1; }
function f(xs) { return xs.slice().sort(byName); }`;
    expect(survivors(decorateSort, code, 'f', "[[[{ name: 'B' }, { name: 'a' }]]]")).toHaveLength(
      1,
    );
  });

  it('leaves cheap keys and comparisons of the items themselves', () => {
    expect(changes(decorateSort, 'const f = (xs) => xs.sort((a, b) => a.n - b.n);')).toEqual([]);
    expect(
      changes(decorateSort, 'const f = (xs) => xs.sort((a, b) => a.localeCompare(b));'),
    ).toEqual([]);
    expect(
      changes(decorateSort, 'const f = (xs) => xs.sort((a, b) => g(a) - g(b) || a - b);'),
    ).toEqual([]);
    expect(changes(decorateSort, 'const f = (xs) => xs.sort();')).toEqual([]);
  });
});
