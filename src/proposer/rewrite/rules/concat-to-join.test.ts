import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { concatToJoin } from './concat-to-join.ts';

const inputs = "[[['a', 'b']], [[]], [[1, 2]]]";

describe('concat-to-join', () => {
  it.each([
    [
      "let out = ''; for (const x of xs) out += x + ';'; return out;",
      "out.push(x + ';'); return out.join('');",
    ],
    [
      "let out = ''; for (const x of xs) { out = x + out; } return out;",
      "out.push(x); } return out.reverse().join('');",
    ],
    [
      "var out = ''; xs.forEach(function (x) { out = out + x; }); return out.length;",
      "out.push(x); }); return out.join('').length;",
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(xs: any) {\n  ${before}\n}\n`;
    expect(survivors(concatToJoin, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each([
    "let out = ''; for (const x of xs) { out += x; if (out) break; } return out;",
    'let n = 0; for (const x of xs) n += x; return n;',
    "let out = ''; out += xs; return out;",
  ])('leaves %s', (body) => {
    expect(changes(concatToJoin, `function f(xs: any) { ${body} }`)).toEqual([]);
  });
});
