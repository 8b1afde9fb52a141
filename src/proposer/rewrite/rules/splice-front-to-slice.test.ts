import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { spliceFrontToSlice } from './splice-front-to-slice.ts';

const inputs = '[[[1, 2, 3], 2], [[], 1], [[1, 2], 1]]';

describe('splice-front-to-slice', () => {
  it.each([
    [
      'const out = []; while (xs.length) out.push(xs.splice(0, n)); return out;',
      'out.push(xs.slice(at, at + n));\n    xs.length = 0;',
    ],
    [
      'const out = []; while (xs.length > 0) { out.push(xs.slice(0, n)); xs = xs.slice(n); } return out;',
      'for (let at = 0; at < xs.length; at += n) out.push(xs.slice(at, at + n));',
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(xs: any, n: number) {\n  ${before}\n}\n`;
    expect(survivors(spliceFrontToSlice, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each([
    'while (xs.length) g(xs.splice(0, n));',
    'const out = []; while (xs.length > n) out.push(xs.splice(0, n)); return out;',
  ])('leaves %s', (body) => {
    expect(changes(spliceFrontToSlice, `function f(xs: any, n: number) { ${body} }`)).toEqual([]);
  });
});
