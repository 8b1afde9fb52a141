import { describe, expect, it } from 'vitest';
import { inFunction, survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { replaceChain } from './replace-chain.ts';

const inputs = `[['<a href="x">&amp;</a>'], [''], ['plain'], ['&&<']]`;

describe('replace-chain', () => {
  it.each([
    `s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')`,
    `s.replaceAll('<', '[').replaceAll('>', ']')`,
    `s.split('<').join('(').split('>').join(')')`,
    `String(s).replace(/[<>]/g, '-').replace(/"/g, '')`,
  ])('%s', (code) => {
    const after = inFunction(replaceChain, 's: string', code, inputs);
    expect(after).toHaveLength(2);
    expect(after[0]).toMatch(/return replaceChars\(/);
    expect(after[1]).toMatch(/\.replace\(\/\[.*\]\/g, \(part\) => replacements\[part\]!\)/);
  });

  it('takes longer texts by a lookup', () => {
    const code = `s.replace(/&lt;/g, '<').replace(/&gt;/g, '>')`;
    const texts = "[['&lt;b&gt;'], ['']]";
    expect(inFunction(replaceChain, 's: string', code, texts)).toEqual([
      expect.stringContaining('.replace(/&lt;|&gt;/g, (part) => replacements[part]!)'),
    ]);
  });

  it('takes assignments in a row', () => {
    const code = `function f(s) {
  s = s.replace(/&/g, '&amp;');
  s = s.replace(/</g, '&lt;');
  s = s.replace(/>/g, '&gt;');
  return s;
}`;
    expect(survivors(replaceChain, code, 'f', inputs)).toHaveLength(2);
  });

  it('takes a callback that looks up in a table', () => {
    const code = `const map = { '<': '&lt;', '>': '&gt;' };
function f(s) { return s.replace(/[<>]/g, function (c) { return map[c]; }); }`;
    expect(survivors(replaceChain, code, 'f', inputs)).toHaveLength(2);
  });

  it.each([
    "for (var key in table) { s = s.replace(new RegExp(key, 'g'), table[key]); }",
    "Object.keys(table).forEach(function (k) { s = s.replace(new RegExp(k, 'g'), table[k]); });",
    'for (const [k, v] of Object.entries(table)) s = s.split(k).join(v);',
    'for (const k of Object.keys(table)) { s = s.replaceAll(k, table[k]); }',
  ])('takes a loop over a table: %s', (loop) => {
    const code = `const table = { '<': '(', '>': ')' };
function f(s) { ${loop} return s; }`;
    expect(survivors(replaceChain, code, 'f', inputs)).toHaveLength(2);
  });

  it('takes a loop over two strings', () => {
    const code = `function f(s) {
  var from = 'áé', to = 'ae';
  for (var i = 0, l = from.length; i < l; i++) {
    s = s.replace(new RegExp(from.charAt(i), 'g'), to.charAt(i));
  }
  return s;
}`;
    expect(survivors(replaceChain, code, 'f', "[['áéz'], ['']]")).toHaveLength(2);
  });

  it('leaves one replacement, patterns, and first matches only', () => {
    for (const code of [
      `s.replace(/&/g, '&amp;')`,
      `s.replace(/&/, 'a').replace(/</, 'b')`,
      `s.replace(/a+/g, 'a').replace(/b/g, 'c')`,
      `s.replace(/(a)/g, '$1').replace(/b/g, x)`,
    ])
      expect(changes(replaceChain, `const f = (s, x) => ${code};`)).toEqual([]);
  });
});
