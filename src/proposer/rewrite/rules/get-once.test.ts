import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { getOnce as rule } from './get-once.ts';

const inputs = '[[["a", "b", "a"]], [[]]]';

describe('get-once', () => {
  it.each([
    'function f(xs) { const m = new Map(); for (const x of xs) { m.set(x, m.has(x) ? m.get(x) : x + 1); } return m; }',
    'function f(xs) { const m = new Map(); for (const x of xs) { if (m.has(x)) { m.get(x).push(x); } else { m.set(x, [x]); } } return m; }',
    'function f(xs) { const m = new Map(); for (const x of xs) { if (m.has(x)) m.set(x, m.get(x) + 1); else m.set(x, 1); } return m; }',
    'function f(xs) { const o = {}; for (const x of xs) { if (!o[x]) { o[x] = [x]; } else { o[x].push(x); } } return o; }',
    'const cache = new Map(); function g(x) { if (cache.has(x)) return cache.get(x); const y = x + 1; cache.set(x, y); return y; }\nconst f = (xs) => xs.map(g);',
  ])('looks up once in %s', (before) => {
    expect(survivors(rule, before, 'f', inputs)).not.toEqual([]);
  });

  it.each([
    'function f(m, k) { return m.has(k) ? m.get(k + 1) : 0; }',
    'function f(m, k) { if (m.has(k)) return 1; return m.get(k); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
