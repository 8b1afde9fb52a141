import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { peelToCursor } from './peel-to-cursor.ts';

const inputs = "[['abc'], [''], ['aab'], ['  x']]";

describe('peel-to-cursor', () => {
  it.each([
    [
      "let n = 0; while (s.length > 0) { if (s[0] === 'a') n++; s = s.slice(1); } return n + s.length;",
      "if (s[sAt] === 'a') n++; sAt += 1; } return n + (s.length - sAt);",
    ],
    [
      "let out = ''; while (s) { out += s.charAt(0) + '.'; s = s.substring(1); } return out;",
      "while (sAt < s.length) { out += s.charAt(sAt) + '.'; sAt += 1; }",
    ],
    [
      "let n = 0; while (s !== '' && s.startsWith(' ')) { s = s.substr(1); n++; } return n + s;",
      "while (sAt < s.length && s.startsWith(' ', sAt)) { sAt += 1; n++; } return n + s.slice(sAt);",
    ],
  ])('%s becomes %s', (before, after) => {
    const code = `function f(s: any) {\n  ${before}\n}\n`;
    expect(survivors(peelToCursor, code, 'f', inputs)).toContainEqual(
      expect.stringContaining(after),
    );
  });

  it('starts again where the string is made anew', () => {
    const code = `function f(s: string) {
  let out = '';
  while (s.length > 0) {
    if (s.slice(0, 2) === '//') { const end = s.indexOf('!'); s = end < 0 ? '' : s.slice(end + 1); continue; }
    out += s[0];
    s = s.slice(1);
  }
  return out;
}`;
    const [after] = survivors(peelToCursor, code, 'f', "[['a//b!c'], ['//'], ['abc'], ['']]");
    expect(after).toContain("s.slice(sAt, sAt + 2) === '//'");
    expect(after).toContain(', sAt = 0;');
  });

  it.each(['return s.slice(1);', 's = s.slice(1); return s;'])('leaves %s', (body) => {
    expect(changes(peelToCursor, `function f(s: any) { ${body} }`)).toEqual([]);
  });
});
