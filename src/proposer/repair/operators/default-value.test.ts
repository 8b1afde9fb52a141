import { describe, expect, it } from 'vitest';
import { defaultValue } from './default-value.ts';
import { textsOf } from './testing.ts';

describe('default-value', () => {
  it('gives one where there is none', () => {
    const texts = textsOf(defaultValue, 'function f(a) { return g(a.b) }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a) { return g(a.b ?? 0) }',
        'function f(a) { return g(a.b || []) }',
        'function f(a = {}) { return g(a.b) }',
      ]),
    );
  });
  it('puts a bare parameter into parentheses', () => {
    const texts = textsOf(defaultValue, 'x = a => b');
    expect(texts).toContain('x = (a = 0) => b');
    expect(texts).not.toContain('x = a = 0 => b');
  });
});
