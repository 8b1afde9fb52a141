import { describe, expect, it } from 'vitest';
import { wrapCall } from './wrap-call.ts';
import { textsOf } from './testing.ts';

describe('wrap-call', () => {
  it('passes it through a function of the file or a global', () => {
    const texts = textsOf(wrapCall, 'function g(a) {} function f(b) { return b }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function g(a) {} function f(b) { return g(b) }',
        'function g(a) {} function f(b) { return Number(b) }',
      ]),
    );
  });
  it('uses an argument itself, or calls', () => {
    const texts = textsOf(wrapCall, 'x = f(a); y = b.c');
    expect(texts).toEqual(expect.arrayContaining(['x = a; y = b.c', 'x = f(a); y = b.c()']));
  });
});
