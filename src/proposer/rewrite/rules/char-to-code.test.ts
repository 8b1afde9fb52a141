import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { charToCode } from './char-to-code.ts';

describe('char-to-code', () => {
  it('compares in place, one by one and all together', () => {
    const code = `function f(a: string, b: string) {
  let n = 0;
  for (let i = 0; i < a.length; i++) if (a[i] == b.charAt(i) || a.charAt(i) === '-') n++;
  return n;
}`;
    const after = survivors(charToCode, code, 'f', "[['ab-', 'abc'], ['', 'x'], ['x', 'y']]");
    expect(after[0]).toContain(
      'if (a.charCodeAt(i) === b.charCodeAt(i) || a.charCodeAt(i) === 45)',
    );
    expect(after).toHaveLength(3);
  });

  it('follows a variable through comparisons and a switch', () => {
    const code = `function f(s) {
  let out = '';
  for (let i = 0; i < s.length; i++) {
    const c = s[i];
    if (c >= '0' && c <= '9') out += 1;
    switch (c) { case '"': out += 'q'; break; case '\\n': out += 'n'; break; default: out += '.'; }
  }
  return out;
}`;
    const [after] = survivors(charToCode, code, 'f', `[['a1"\\n'], ['']]`);
    expect(after).toContain('const c = s.charCodeAt(i);');
    expect(after).toContain('c >= 48 && c <= 57');
    expect(after).toContain('case 34:');
  });

  it('leaves characters that are used as text', () => {
    expect(changes(charToCode, 'function f(s, i) { const c = s[i]; return c + c; }')).toEqual([]);
    expect(changes(charToCode, "function f(s, i) { return s[i] === 'ab'; }")).toEqual([]);
    expect(changes(charToCode, "function f(s) { return s === 'a'; }")).toEqual([]);
  });
});
