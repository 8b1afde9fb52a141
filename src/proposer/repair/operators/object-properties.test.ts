import { describe, expect, it } from 'vitest';
import { objectProperties } from './object-properties.ts';
import { textsOf } from './testing.ts';

describe('object-properties', () => {
  it('drops and adds properties', () => {
    const texts = textsOf(objectProperties, 'function f(a) { return { b: 1, c } }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a) { return { c } }',
        'function f(a) { return { b: 1 } }',
        'function f(a) { return { b: 1, c, a } }',
        'function f(a) { return { b: 1, c, ...a } }',
      ]),
    );
  });
  it('fills an empty one', () => {
    const texts = textsOf(objectProperties, 'function f(a) { return {} }');
    expect(texts).toContain('function f(a) { return { a } }');
  });
});
