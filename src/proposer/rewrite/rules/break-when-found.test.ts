import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { breakWhenFound as rule } from './break-when-found.ts';

const inputs = '[[[3, 1, 2, 1], 1], [[], 1], [[1], 1], [[0], 1]]';

describe('break-when-found', () => {
  it.each([
    'function f(xs, y) { let found = false; for (const x of xs) { if (x === y) { found = true; } } return found; }',
    'function f(xs, y) { let ok = true; for (let i = 0; i < xs.length; i++) if (xs[i] !== y) ok = false; return ok; }',
    'function f(xs, y) { let found = false; xs.forEach((x) => { if (x === y) found = true; }); return found; }',
    'function f(xs, y) { let found = false; for (const x of xs) found = found || x === y; return found; }',
    'function f(xs, y) { let ok = true; for (const x of xs) { const z = x + 1; ok = ok && z > y; } return ok; }',
    'function f(xs, y) { let at = null; for (const x of xs) { if (!at && x === y) at = x; } return at; }',
    'function f(xs, y) { let dup = false; for (let i = 0; i < xs.length; i++) { for (let j = i + 1; j < xs.length; j++) { if (xs[i] === xs[j]) dup = true; } } return dup; }',
  ])('leaves the loop early in %s', (before) => {
    const after = apply(rule, before);
    expect(after.length).toBeGreaterThan(0);
    for (const text of after) {
      expect(text).toContain('break;');
      expect(differences(before, text, 'f', inputs)).toEqual([]);
    }
  });

  it.each([
    'function f(xs, y) { let n = 0; for (const x of xs) { if (x === y) n++; } return n; }',
    'function f(xs, y) { let last; for (const x of xs) { if (x > y) last = x; } return last; }',
    'function f(xs, y) { let found = false; for (const x of xs) { log(x); if (x === y) found = true; } return found; }',
    'function f(xs, y) { let found = false; for (const x of xs) { if (x === y) { found = true; break; } } return found; }',
  ])('keeps %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
