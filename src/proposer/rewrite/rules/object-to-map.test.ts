import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { objectToMap as rule } from './object-to-map.ts';

const inputs = '[[["b", "a", "b", "c", "a"]], [[]], [["x"]]]';

describe('object-to-map', () => {
  it.each([
    'function f(xs) { const seen = {}; const out = []; for (const x of xs) { if (!seen[x]) { seen[x] = true; out.push(x); } } return out; }',
    'function f(xs: string[]) { const counts: Record<string, number> = {}; let best = 0; for (const x of xs) { counts[x] = (counts[x] || 0) + 1; if (counts[x] > best) best = counts[x]; } return best; }',
    'function f(xs) { const open = Object.create(null); for (const x of xs) { if (x in open) { delete open[x]; } else { open[x] = 1; } } return xs.filter((x) => open[x]); }',
    'function f(xs) { var n = {}; var k = 0; xs.forEach(function (x) { if (n.hasOwnProperty(x)) { n[x]++; } else { n[x] = 0; } k += n[x]; }); return k; }',
  ])('keeps a Map in %s', (before) => {
    const right = survivors(rule, before, 'f', inputs);
    expect(right).toHaveLength(1);
    expect(right[0]).toContain('new Map()');
  });

  it.each([
    'function f(xs) { const o = {}; for (const x of xs) o[x] = 1; return o; }',
    'function f(xs) { const o = {}; for (const x of xs) { o.last = x; o[x] = 1; } }',
    'function f(x) { const o = {}; o[x] = 1; return o[x]; }',
    'function f(xs) { const o = { a: 1 }; for (const x of xs) { g(o[x]); } }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
