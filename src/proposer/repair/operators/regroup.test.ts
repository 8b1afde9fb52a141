import { describe, expect, it } from 'vitest';
import { regroup } from './regroup.ts';
import { textsOf } from './testing.ts';

describe('regroup', () => {
  it('puts parentheses otherwise', () => {
    const texts = textsOf(regroup, 'x = a + b * c');
    expect(texts).toContain('x = (a + b) * c');
  });
  it('also those that are there', () => {
    const texts = textsOf(regroup, 'x = (a || b) && c');
    expect(texts).toContain('x = a || (b && c)');
  });
});
