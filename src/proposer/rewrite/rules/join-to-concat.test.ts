import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { joinToConcat } from './join-to-concat.ts';

const inputs = "[[['a', 'b']], [[]], [[1, 2]]]";

describe('join-to-concat', () => {
  it.each([
    [
      "const out = []; for (const x of xs) out.push(x, ';'); return out.join('');",
      "out += '' + x + '' + ';'; return out;",
    ],
    [
      "var out: string[] = ['<'], i; for (i = 0; i < xs.length; i++) { out.push(xs[i] + 1); } return out.join('');",
      'out += xs[i] + 1; } return out;',
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(xs: any) {\n  ${before}\n}\n`;
    expect(survivors(joinToConcat, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each([
    'const out = []; for (const x of xs) out.push(x); return out;',
    "const out = []; for (const x of xs) out.push(x); return out.join(',');",
    "const out = ['a', 'b']; return out.join('');",
  ])('leaves %s', (body) => {
    expect(changes(joinToConcat, `function f(xs: any) { ${body} }`)).toEqual([]);
  });
});
