import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { appendInPlace as rule } from './append-in-place.ts';

const inputs = '[[[3, 1, 2, 1]], [[]], [["a"]]]';

describe('append-in-place', () => {
  it.each([
    'function f(xs) { let out = []; for (const x of xs) out = [...out, x]; return out; }',
    'function f(xs: number[]) { let out: number[] = []; for (let i = 0; i < xs.length; i++) { out = out.concat(xs[i]); } return out; }',
    'function f(xs) { let out = []; xs.forEach((x) => { out = out.concat([x, x + 1]); }); return out; }',
    'function f(xs) { let o = {}; for (const x of xs) { o = { ...o, [x]: 1, last: x }; } return o; }',
    'function f(xs) { let o = {}; for (const x of xs) o = Object.assign({}, o, { [x]: (o[x] || 0) + 1 }); return o; }',
    'function f(xs) { const o = {}; for (const x of xs) { o[x] = [...(o[x] || []), x]; } return o; }',
    'function f(xs) { let o = {}; for (const x of xs) { o = { ...o, [x]: [...(o[x] ?? []), x] }; } return o; }',
    'function f(xs) { const m = new Map(); for (const x of xs) m.set(x, [...(m.get(x) ?? []), x]); return m; }',
    'function f(xs) { const m = new Map(); for (const x of xs) m.set(x, (m.get(x) || []).concat([x])); return m; }',
    'function f(xs) { let s = new Set(); for (const x of xs) s = new Set([...s, x]); return s; }',
    'function f(xs) { let m = new Map(); for (const x of xs) { m = new Map([...m, [x, 1]]); } return m; }',
    'class A { out = []; m(xs) { for (const x of xs) this.out = [...this.out, x]; return this.out; } }\nconst f = (xs) => new A().m(xs);',
    'function f(xs) { let out = xs; for (const x of xs.slice()) out = [...out, x]; return out; }',
  ])('appends in %s', (before) => {
    const after = apply(rule, before);
    const right = after.filter((text) => differences(before, text, 'f', inputs).length === 0);
    expect(right.length).toBeGreaterThan(0);
    for (const text of right) expect(text).not.toBe(before);
  });

  it.each([
    'function f(xs, x) { xs = [...xs, x]; return xs; }',
    'function f(xs) { let out = []; for (const x of xs) out = [...xs, x]; return out; }',
    'function f(xs) { let out = []; for (const x of xs) out = out.map((y) => y + x); return out; }',
    'function f(xs) { let o = {}; for (const x of xs) o = { a: x, ...xs }; return o; }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
