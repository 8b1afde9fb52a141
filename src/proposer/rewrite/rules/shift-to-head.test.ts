import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { shiftToHead as rule } from './shift-to-head.ts';

const graph =
  '[[{ a: ["b", "c"], b: ["d"], c: ["d"], d: [] }, "a"], [{ a: [] }, "a"], [{ a: ["a"] }, "a"]]';

describe('shift-to-head', () => {
  it.each([
    'function f(g, s) { const queue = [s]; const seen = new Set([s]); const out = []; while (queue.length > 0) { const n = queue.shift(); out.push(n); for (const m of g[n]) if (!seen.has(m)) { seen.add(m); queue.push(m); } } return out; }',
    'function f(g: any, s: string) { const queue: string[] = [s]; const out: string[] = []; while (queue.length) { const n = queue.shift()!; if (out.includes(n)) continue; out.push(n); queue.push(...g[n]); } return out; }',
    'function f(g, s) { let level = [s]; let depth = 0; const seen = {}; while (level.length !== 0) { let size = level.length; while (size--) { const n = level.shift(); seen[n] = depth; for (const m of g[n]) if (!(m in seen)) level.push(m); } depth++; } return seen; }',
    'function f(g, s) { const q = []; q.push(s); const out = []; while (!(q.length === 0)) { var n = q.shift(); if (out.indexOf(n) >= 0) continue; out.push(n); g[n].forEach((m) => { if (!q.includes(m)) q.push(m); }); } return out; }',
    'function f(g, s) { const q = Object.keys(g); const out = []; let n; while ((n = q.shift())) { out.push(n + q.length); } return out; }',
  ])('moves an index in %s', (before) => {
    const after = apply(rule, before);
    const right = after.filter((text) => differences(before, text, 'f', graph).length === 0);
    expect(right).not.toEqual([]);
    expect(right[0]).not.toContain('.shift()');
  });

  it.each([
    'function f(a, b) { const l = a.slice(); const r = b.slice(); const out = []; while (l.length && r.length) { if (l[0] <= r[0]) out.push(l.shift()); else out.push(r.shift()); } return [...out, ...l, ...r]; }',
    'function f(a, b) { const l = a.slice(); const out = []; while (l.length > 0 && l[0] < 3) { out.push(l.shift()); } return out.concat(l, b); }',
  ])('takes the rest behind the loop in %s', (before) => {
    const right = apply(rule, before).filter(
      (text) =>
        differences(before, text, 'f', '[[[1, 3, 5], [2, 4]], [[], []], [[1], []]]').length === 0,
    );
    expect(right).not.toEqual([]);
  });

  it('empties an array that was handed over', () => {
    const before =
      'function f(q) { let sum = 0; while (q.length) { sum += q.shift(); } return sum; }';
    const right = apply(rule, before).filter(
      (text) => differences(before, text, 'f', '[[[1, 2, 3]], [[]]]').length === 0,
    );
    expect(right.length).toBeGreaterThan(0);
    expect(right[0]).toContain('q.splice(0, head)');
  });

  it.each([
    'function f(q) { return q.shift(); }',
    'function f(xs) { const q = [...xs]; while (q.length) { a(q.shift()); q.unshift(1); } }',
    'function f(xs) { const q = [...xs]; while (q.length) { a(q.shift(), q); } }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
