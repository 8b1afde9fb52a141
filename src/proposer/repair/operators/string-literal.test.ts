import { describe, expect, it } from 'vitest';
import { stringLiteral } from './string-literal.ts';
import { textsOf } from './testing.ts';

describe('string-literal', () => {
  it('is one of the file, a part, a separator or empty', () => {
    const texts = textsOf(stringLiteral, "x = 'ab'; y = 'c-d'");
    expect(texts).toEqual(
      expect.arrayContaining([
        "x = 'c-d'; y = 'c-d'",
        "x = ''; y = 'c-d'",
        "x = ' '; y = 'c-d'",
        "x = 'd'; y = 'c-d'",
      ]),
    );
  });
  it('knows what typeof gives', () => {
    const texts = textsOf(stringLiteral, "x = typeof a === ''");
    expect(texts).toContain("x = typeof a === 'string'");
    expect(texts).not.toContain("x = typeof a === ' '");
  });
  it('leaves directives and module names alone', () => {
    const texts = textsOf(stringLiteral, "'use strict'; import 'a'; x = ' '");
    expect(texts).not.toContain("''; import 'a'; x = ' '");
    expect(texts).not.toContain("'use strict'; import ''; x = ' '");
  });
});
