import { describe, expect, it } from 'vitest';
import { returnValue } from './return-value.ts';
import { textsOf } from './testing.ts';

describe('return-value', () => {
  it('returns a variable, a constant or another result', () => {
    const texts = textsOf(returnValue, 'function f(a, b) { if (a) return a.x; return 0 }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a, b) { if (a) return b; return 0 }',
        'function f(a, b) { if (a) return 0; return 0 }',
        'function f(a, b) { if (a) return a.x; return a.x }',
        'function f(a, b) { if (a) return a.x; return null }',
      ]),
    );
  });
  it('returns something at all', () => {
    const texts = textsOf(returnValue, 'function f(a) { return; }');
    expect(texts).toContain('function f(a) { return a; }');
  });
});
