import { describe, expect, it } from 'vitest';
import { missingReturn } from './missing-return.ts';
import { textsOf } from './testing.ts';

describe('missing-return', () => {
  it('returns what was computed for nothing', () => {
    const texts = textsOf(missingReturn, 'function f(a) { a + 1 }');
    expect(texts).toContain('function f(a) { return a + 1 }');
  });
  it("gives an arrow's value", () => {
    const texts = textsOf(missingReturn, 'x = (a) => { a + 1 }');
    expect(texts).toContain('x = (a) => (a + 1)');
  });
  it('goes on instead', () => {
    const texts = textsOf(missingReturn, 'function f() { return g(); h() }');
    expect(texts).toContain('function f() { g(); h() }');
  });
});
