import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { removeOneToCounts as rule } from './remove-one-to-counts.ts';

const inputs = '[["abca", "caba"], ["ab", "aab"], ["", ""], ["aab", "ab"], ["ab", "cd"]]';

describe('remove-one-to-counts', () => {
  it.each([
    'function f(a, b) { const rest = b.split(""); for (const c of a) { const i = rest.indexOf(c); if (i === -1) return false; rest.splice(i, 1); } return rest.length === 0; }',
    'function f(a, b) { const rest = [...b]; const out = []; for (let k = 0; k < a.length; k++) { const at = rest.indexOf(a[k]); if (at > -1) { out.push(a[k]); rest.splice(at, 1); } } return out; }',
    'function f(a, b) { let n = 0; const rest = Array.from(b); [...a].forEach((c) => { const i = rest.indexOf(c); if (i >= 0) { n++; rest.splice(i, 1); } }); return n; }',
  ])('counts in %s', (before) => {
    expect(survivors(rule, before, 'f', inputs)).toHaveLength(1);
  });

  it.each([
    'function f(a, b) { const i = b.indexOf(a); if (i === -1) return; b.splice(i, 1); }',
    'function f(a, b) { const rest = [...b]; for (const c of a) { const i = rest.indexOf(c); if (i === -1) return i; rest.splice(i, 1); } return rest; }',
    'function f(a, b) { const rest = [...b]; for (const c of a) { const i = rest.indexOf(c); if (i !== -1) rest.splice(i, 2); } return 1; }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
