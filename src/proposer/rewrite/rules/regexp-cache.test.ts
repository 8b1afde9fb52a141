import { describe, expect, it } from 'vitest';
import { survivors } from '../survivors.ts';
import { changes } from '../testing.ts';
import { regexpCache } from './regexp-cache.ts';

describe('regexp-cache', () => {
  it('takes the pattern out of a loop, or keeps it for the next call', () => {
    const code = `function f(words, stem) {
  return words.filter(function (word) {
    return new RegExp('^' + stem, 'i').test(word);
  });
}`;
    const after = survivors(regexpCache, code, 'f', "[[['Abc', 'b'], 'ab'], [[], '']]");
    expect(after).toContainEqual(
      expect.stringContaining("const pattern = new RegExp('^' + stem, 'i');\n  return words"),
    );
    expect(after).toContainEqual(expect.stringContaining("return compiled('^' + stem, 'i').test"));
  });

  it('keeps errors of patterns that do not compile', () => {
    const code = "const f = (p: string, s: string) => s.replace(RegExp(p, 'g'), '');";
    expect(survivors(regexpCache, code, 'f', "[['a', 'banana'], ['(', 'x'], ['', 'x']]")).toEqual([
      expect.stringContaining("compiled(p, 'g')"),
    ]);
  });

  it('leaves constant patterns and the top level', () => {
    expect(
      changes(regexpCache, 'const f = () => new RegExp("a"); const r = new RegExp(f());'),
    ).toEqual([]);
  });
});
