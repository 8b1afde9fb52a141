import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { nestedLoopToJoin as rule } from './nested-loop-to-join.ts';

const inputs = `[
  [[{ id: 1 }, { id: 2 }, { id: 9 }, { id: 2 }], [{ id: 2, n: 1 }, { id: 1, n: 0 }, { id: 2, n: 3 }]],
  [[], []],
  [[{ id: 1 }], []],
]`;

describe('nested-loop-to-join', () => {
  it.each([
    'function f(xs, ys) { const out = []; for (const x of xs) { for (const y of ys) { if (x.id === y.id) { out.push([x, y]); } } } return out; }',
    'function f(xs, ys) { const out = []; for (const x of xs) for (const y of ys) if (x.id === y.id && y.n > 0) { out.push(y); break; } return out; }',
    'function f(xs, ys) { const out = []; xs.forEach((x) => { ys.forEach((y) => { if (x.id === y.id) out.push(y); }); }); return out; }',
    'function f(xs, ys) { const out = []; for (let i = 0; i < xs.length; i++) { for (let j = 0; j < ys.length; j++) { if (xs[i].id === ys[j].id) { out.push([i, j]); } } } return out; }',
    'function f(xs, ys) { for (let i = 0; i < xs.length; i++) { for (let j = i + 1; j < xs.length; j++) { if (xs[i].id === xs[j].id) return [i, j]; } } return null; }',
    'function f(xs, ys) { const out = []; for (let i = 0; i < xs.length; i++) { const x = xs[i]; for (let j = 0; j < ys.length; j++) { const y = ys[j]; if (x.id !== y.id) continue; out.push(y.n); } } return out; }',
    'function f(xs, ys) { const out = []; for (const { id } of xs) { for (const { id: other, n } of ys) { if (id === other) out.push(n); } } return out; }',
    'function f(xs, ys) { const out = []; xs.forEach((x, i) => { ys.forEach((y, j) => { if (x.id === y.id && i !== j) { out.push([i, j]); } }); }); return out; }',
  ])('replaces %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    expect(after[0]).toContain('new Map()');
    const right = after.filter((text) => differences(before, text, 'f', inputs).length === 0);
    expect(right).not.toEqual([]);
  });

  it('solves a sum for the inner term', () => {
    const before =
      'function f(xs, t) { for (let i = 0; i < xs.length; i++) for (let j = i + 1; j < xs.length; j++) if (xs[i] + xs[j] === t) return [i, j]; return []; }';
    const [after] = apply(rule, before);
    expect(
      differences(before, after!, 'f', '[[[2, 7, 11, 15], 9], [[3, 3], 6], [[], 1], [[1, 2], 9]]'),
    ).toEqual([]);
  });

  it.each([
    'function f(xs, y) { for (const x of xs) { if (x.id === y.id) return x; } }',
    'function f(xs, ys) { for (const x of xs) for (const y of ys) { if (x.id === y.id) a(); else b(); } }',
    'function f(xs, ys) { for (const x of xs) for (const y of ys) { n++; if (x.id === y.id) a(); } }',
    'function f(xs) { for (const x of xs) for (const y of x.ys) if (x.id === y.id) a(); }',
    'function f(xs, ys) { for (const x of xs) for (const y of ys) if (x.id < y.id) a(); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
