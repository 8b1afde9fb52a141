import { describe, expect, it } from 'vitest';
import { logicalOperator } from './logical-operator.ts';
import { textsOf } from './testing.ts';

describe('logical-operator', () => {
  it('takes another connective', () => {
    const texts = textsOf(logicalOperator, 'x = a && b');
    expect(texts).toEqual(expect.arrayContaining(['x = a || b', 'x = a ?? b']));
  });
  it('groups a chain anew by the sign alone', () => {
    const texts = textsOf(logicalOperator, 'x = a && b && c && d');
    expect(texts).toContain('x = a && b || c && d');
  });
  it('never mixes ?? with others bare', () => {
    const texts = textsOf(logicalOperator, 'x = a && b || c');
    expect(texts).toEqual(expect.arrayContaining(['x = a && b && c', 'x = (a && b) ?? c']));
    expect(texts).not.toContain('x = a && b ?? c');
  });
});
