import { describe, expect, it } from 'vitest';
import { ternaryArms } from './ternary-arms.ts';
import { textsOf } from './testing.ts';

describe('ternary-arms', () => {
  it('swaps the arms or takes one', () => {
    const texts = textsOf(ternaryArms, 'x = a ? b : c');
    expect(texts).toEqual(expect.arrayContaining(['x = a ? c : b', 'x = b', 'x = c']));
  });
  it('swaps branches', () => {
    const texts = textsOf(ternaryArms, 'if (a) { b() } else { c() }');
    expect(texts).toContain('if (a) { c() } else { b() }');
  });
});
