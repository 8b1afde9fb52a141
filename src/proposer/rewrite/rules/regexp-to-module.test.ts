import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { regexpToModule } from './regexp-to-module.ts';

describe('regexp-to-module', () => {
  it('moves the literals of a slug function together, below its comment', () => {
    const code = `'use strict';
/** Makes a slug. */
module.exports = function slug(text) {
  return text.toLowerCase().replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '');
};
`;
    const [all] = survivors(
      regexpToModule,
      `const module = {};\n${code}`,
      'module.exports',
      "[['Ab cd!'], ['']]",
    );
    expect(all).toContain(
      'const pattern = /[^a-z]+/g;\nconst pattern2 = /^-|-$/g;\n\n/** Makes a slug. */',
    );
    expect(all).toContain("replace(pattern, '-').replace(pattern2, '')");
  });

  it('starts a stateful pattern at the beginning', () => {
    const code = `function f(s) { const re = /\\d/g; let n = 0; if (re.exec(s)) n++; return n; }`;
    expect(survivors(regexpToModule, code, '(s) => [f(s), f(s), f(s)]', "[['1'], ['a']]")).toEqual([
      expect.stringContaining('const re = (pattern.lastIndex = 0, pattern);'),
    ]);
  });

  it('takes constructed constants in methods and arrows', () => {
    const code = `class A { m(s) { return new RegExp('a+', 'i').test(s); } }`;
    expect(survivors(regexpToModule, code, '(s) => new A().m(s)', "[['A'], ['b']]")).toHaveLength(
      1,
    );
  });

  it('takes patterns put together from constants', () => {
    const code = `const word = '\\\\w';
function f(s) { const parts = ['^' + word, word + '$'].join('|'); return s.replace(new RegExp(parts, 'g'), '-'); }`;
    expect(survivors(regexpToModule, code, 'f', "[['abc'], ['']]")).toEqual([
      expect.stringContaining("const pattern = new RegExp('^\\\\w|\\\\w$', 'g');"),
    ]);
  });

  it('leaves what is made once already, and what is made from values', () => {
    expect(changes(regexpToModule, 'const re = /x/; const f = (s) => re.test(s);')).toEqual([]);
    expect(changes(regexpToModule, 'const f = (p) => new RegExp(p, "g");')).toEqual([]);
  });
});
