import { describe, expect, it } from 'vitest';
import { ingredientExpression } from './ingredient-expression.ts';
import { textsOf } from './testing.ts';

describe('ingredient-expression', () => {
  it('uses an expression of the same function', () => {
    const texts = textsOf(ingredientExpression, 'function f(a) { g(a.b); return a.b.c(1) }');
    expect(texts).toContain('function f(a) { g(a.b.c(1)); return a.b.c(1) }');
  });
  it('puts a name in scope for one that is not', () => {
    const texts = textsOf(
      ingredientExpression,
      'function f(a) { return a + 1 } function g(b) { return k(b - 1) }',
    );
    expect(texts).toContain('function f(a) { return a - 1 } function g(b) { return k(b - 1) }');
    expect(texts).not.toContain('function f(a) { return b - 1 } function g(b) { return k(b - 1) }');
  });
});
