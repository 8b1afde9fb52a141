import { describe, expect, it } from 'vitest';
import { namesake } from './namesake.ts';
import { textsOf } from './testing.ts';

describe('namesake', () => {
  it('takes the property of that name of an object in scope', () => {
    const texts = textsOf(
      namesake,
      'function f(year) { const next = { year: 1 }; return g(year); }',
    );
    expect(texts).toContain('function f(year) { const next = { year: 1 }; return g(next.year); }');
  });
  it('takes the variable of that name', () => {
    const texts = textsOf(namesake, 'function f(a, limit) { return a.limit; }');
    expect(texts).toContain('function f(a, limit) { return limit; }');
  });
  it('leaves names alone that no object in scope has', () => {
    expect(textsOf(namesake, 'function f(a, b) { return a.x + b; }')).toEqual([]);
  });
});
