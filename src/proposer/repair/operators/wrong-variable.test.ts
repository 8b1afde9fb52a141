import { describe, expect, it } from 'vitest';
import { wrongVariable } from './wrong-variable.ts';
import { textsOf } from './testing.ts';

describe('wrong-variable', () => {
  it('takes another one in scope', () => {
    const texts = textsOf(wrongVariable, 'function f(a, b) { return a + a }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a, b) { return b + a }',
        'function f(a, b) { return a + b }',
      ]),
    );
  });
  it('never one that is not declared yet', () => {
    const texts = textsOf(wrongVariable, 'function f(a) { g(a); let b = 1; return b }');
    expect(texts).toContain('function f(a) { g(a); let b = 1; return a }');
    expect(texts).not.toContain('function f(a) { g(b); let b = 1; return b }');
  });
  it('keeps the key of a shorthand', () => {
    const texts = textsOf(wrongVariable, 'function f(a, b) { return { a } }');
    expect(texts).toContain('function f(a, b) { return { a: b } }');
  });
});
