import { describe, expect, it } from 'vitest';
import { apply, differences } from '../testing.ts';
import { constantToSet as rule } from './constant-to-set.ts';

const inputs = '[["a"], ["x"], [""], [undefined]]';

describe('constant-to-set', () => {
  it.each([
    [
      'const VOWELS = ["a", "e", "i", "o", "u"];\nfunction f(c) { return VOWELS.includes(c) || VOWELS.indexOf(c) > -1; }',
      1,
    ],
    ['const words = "a b c".split(" ");\nexport const f = (word) => !words.includes(word);', 1],
    ['function f(c) { return ["a", "b"].includes(c); }', 2],
    ['const f = (c) => ["a", "b"].indexOf(c) === -1;', 2],
  ])('asks a Set in %s', (before, count) => {
    const after = apply(rule, before);
    expect(after).toHaveLength(count);
    for (const text of after) expect(differences(before, text, 'f', inputs)).toEqual([]);
  });

  it.each([
    'const known = [];\nfunction f(c) { if (!known.includes(c)) known.push(c); }',
    'function f(c) { const list = ["a"]; return list.includes(c); }',
    'function f(c, list) { return list.includes(c); }',
    'function f(c) { return [c, "a"].includes("b"); }',
  ])('leaves %s', (code) => {
    expect(apply(rule, code)).toEqual([]);
  });
});
