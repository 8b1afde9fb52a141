import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { apply } from '../testing.ts';
import { objectToMap } from './object-to-map.ts';

const inputs = "[[['a', 'b', 'a']], [[]], [[1, 2, 1]], [['constructor']]]";

describe('object-to-map', () => {
  it.each([
    [
      "const seen: any = {}; const out = []; for (const x of xs) { if (!seen['k' + x]) { seen['k' + x] = true; out.push(x); } } return out;",
      "if (!seen.get('k' + x)) { seen.set('k' + x, true);",
    ],
    [
      'var count = Object.create(null); for (const x of xs) { count[x] = (count[x] || 0) + 1; } let max = 0; for (const k in count) max = Math.max(max, count[k]); return max;',
      'count.set(x, (count.get(x) || 0) + 1); } let max = 0; for (const k of count.keys())',
    ],
    [
      'const n: any = Object.create(null); for (const x of xs) { if (!(x in n)) n[x] = 0; n[x]++; n[x] += 2; } return Object.keys(n).length;',
      'n.set(x, n.get(x) + 1); n.set(x, n.get(x) + 2); } return n.size;',
    ],
    [
      "const by: any = {}; for (const x of xs) by['k' + x] = x; return by;",
      'return Object.fromEntries(by);',
    ],
    [
      'const seen: any = {}; return xs.filter((x: any) => { if (Object.prototype.hasOwnProperty.call(seen, x)) return false; seen[x] = 1; return true; });',
      'if (seen.has(x)) return false;',
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(xs: any) {\n  ${before}\n}\n`;
    expect(survivors(objectToMap, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each([
    "const o: any = { a: 1 }; return o['a'];",
    'const o: any = {}; g(o); o[1] = 2; return o[1];',
    'const o: any = {}; return (o[1] = o[2] = 3);',
    'const o: any = {}; o.a = 1; return o[1];',
  ])('makes no Map in %s', (body) => {
    for (const after of apply(objectToMap, `function f(xs: any) { ${body} }`))
      expect(after).not.toContain('new Map');
  });
});
