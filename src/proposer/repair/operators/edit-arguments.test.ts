import { describe, expect, it } from 'vitest';
import { editArguments } from './edit-arguments.ts';
import { textsOf } from './testing.ts';

describe('edit-arguments', () => {
  it('swaps, drops and adds', () => {
    const texts = textsOf(editArguments, 'function f(a, b) { return g(1, h(2)) }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a, b) { return g(h(2), 1) }',
        'function f(a, b) { return g(h(2)) }',
        'function f(a, b) { return g(1) }',
        'function f(a, b) { return g(1, h(2), a) }',
        'function f(a, b) { return g(b, 1, h(2)) }',
      ]),
    );
  });
  it('passes one where there is none', () => {
    const texts = textsOf(editArguments, 'function f(a) { return g() }');
    expect(texts).toEqual(
      expect.arrayContaining(['function f(a) { return g(a) }', 'function f(a) { return g(true) }']),
    );
  });
});
