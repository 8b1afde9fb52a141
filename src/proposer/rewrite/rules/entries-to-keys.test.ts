import { describe, expect, it } from 'vitest';
import { inFunction, survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { entriesToKeys as rule } from './entries-to-keys.ts';

const inputs = '[[{ b: 2, a: 1, 3: 0 }], [{}], [{ x: { y: 1 } }]]';

describe('entries-to-keys', () => {
  it.each([
    'function f(o) { const out = []; for (const [k, v] of Object.entries(o)) { out.push(k + v); } return out; }',
    'function f(o) { let n = 0; for (const v of Object.values(o)) { if (v === 1) continue; n += v; } return n; }',
    'function f(o) { const out = []; for (const k of Object.keys(o)) out.push(o[k]); return out; }',
    'function f(o) { const out = {}; Object.entries(o).forEach(([k, v]) => { out[v] = k; }); return out; }',
  ])('walks over keys in %s', (before) => {
    expect(survivors(rule, before, 'f', inputs).length).toBeGreaterThan(1);
  });

  it.each([
    'Object.entries(o).map(([k, v]) => k + v)',
    'Object.keys(o).map((k) => o[k])',
    'Object.fromEntries(Object.entries(o).map(([k, v]) => [k, v + 1]))',
    'Object.fromEntries(Object.entries(o).filter(([k, v]) => v > 1))',
  ])('makes no pairs in %s', (expression) => {
    expect(inFunction(rule, 'o', expression, inputs)).not.toEqual([]);
  });

  it.each([
    'function f(m) { for (const [k, v] of m.entries()) g(k, v); }',
    'function f(o) { for (const entry of Object.entries(o)) g(entry); }',
    'const f = (o) => Object.keys(o).map((k) => k);',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
