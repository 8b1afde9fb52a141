import { describe, expect, it } from 'vitest';
import { ingredientStatement } from './ingredient-statement.ts';
import { textsOf } from './testing.ts';

describe('ingredient-statement', () => {
  it('does what is done elsewhere', () => {
    const texts = textsOf(ingredientStatement, 'function f(a) { if (a) { g(a); } else { h(); } }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a) { if (a) { g(a); } else { g(a); h(); } }',
        'function f(a) { if (a) { g(a); } else { g(a); } }',
      ]),
    );
  });
  it('only where its names are known', () => {
    const texts = textsOf(ingredientStatement, 'function f() { { let a = g(); h(a); } k(); }');
    expect(texts).not.toContain('function f() { { let a = g(); h(a); } h(a); }');
  });
});
