import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { charsKeptAsString } from './chars-kept-as-string.ts';

const inputs = "[['abca'], [''], ['a']]";

describe('chars-kept-as-string', () => {
  it.each([
    [
      "const cs = s.split(''); let n = 0; for (let i = 0; i < cs.length; i++) if (cs[i] === 'a') n++; return n;",
      'const cs = s;',
    ],
    [
      "const cs = [...s.trim()]; let n = ''; for (const c of cs) n += c + cs.indexOf(c); return n;",
      'const cs = s.trim();',
    ],
    [
      "var cs = s.split(''), n = cs[0]; return n + cs.slice(1).join('');",
      'return n + cs.slice(1);',
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(s: string) {\n  ${before}\n}\n`;
    expect(survivors(charsKeptAsString, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it.each([
    "const cs = s.split(''); cs[0] = 'x'; return cs.join('');",
    "const cs = s.split(''); return cs.map(String);",
    "const cs = s.split(','); return cs[0];",
  ])('leaves %s', (body) => {
    expect(changes(charsKeptAsString, `function f(s: string) { ${body} }`)).toEqual([]);
  });
});
