import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { recursiveSearchToTable as rule } from './recursive-search-to-table.ts';

const inputs = `[
  [[{ id: 1, up: null }, { id: 2, up: 1 }, { id: 3, up: 1 }, { id: 4, up: 3 }]],
  [[{ id: 1, up: 9 }]],
  [[]],
]`;

describe('recursive-search-to-table', () => {
  it.each([
    'function f(all, up = null) { return all.filter((x) => x.up === up).map((x) => ({ id: x.id, below: f(all, x.id) })); }',
    'const f = (all, up = null) => all.filter((x) => up === x.up).map((x) => ({ id: x.id, below: f(all, x.id) }));',
    'function f(all, up = null, depth = 0) { const out = []; for (const x of all.filter((y) => y.up === up && y.id < 4)) out.push([x.id, depth], ...f(all, x.id, depth + 1)); return out; }',
    'function f(all, id = 4) { const found = all.find((x) => x.id === id); return found ? [...f(all, found.up), id] : []; }',
    'interface Item { id: number; up: number | null } function f(all: readonly Item[], up: number | null = null): unknown[] { return all.filter(({ up: of }) => of === up).map((x) => [x.id, f(all, x.id)]); }',
  ])('makes the table once in %s', (before) => {
    const after = survivors(rule, before, 'f', inputs);
    expect(after).not.toEqual([]);
    for (const text of after) expect(text).toContain('new Map()');
  });

  it('keeps `this` of a method', () => {
    const before =
      'class Tree { constructor(all) { this.all = all; } below(up = null) { return this.all.filter((x) => x.up === up).map((x) => [x.id, this.below(x.id)]); } }';
    expect(survivors(rule, before, '(all) => new Tree(all).below()', inputs)).not.toEqual([]);
  });

  it.each([
    'function f(all, up) { return all.filter((x) => x.up === up); }',
    'function f(all, up) { return all.filter((x) => x.up === up).map((x) => f(all.slice(1), x.id)); }',
    'function f(all, up) { all = all.slice(); return all.filter((x) => x.up === up).map((x) => f(all, x.id)); }',
    'function f(all, up) { return all.filter((x) => x.up > up).map((x) => f(all, x.id)); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
