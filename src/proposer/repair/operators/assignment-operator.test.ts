import { describe, expect, it } from 'vitest';
import { assignmentOperator } from './assignment-operator.ts';
import { textsOf } from './testing.ts';

describe('assignment-operator', () => {
  it('makes it compound, plain or another', () => {
    const texts = textsOf(assignmentOperator, 'a += b; c = d');
    expect(texts).toEqual(
      expect.arrayContaining([
        'a -= b; c = d',
        'a = b; c = d',
        'a += b; c += d',
        'a += b; c ??= d',
      ]),
    );
  });
  it('leaves patterns alone', () => {
    const texts = textsOf(assignmentOperator, '[a, b] = c');
    expect(texts).not.toContain('[a, b] += c');
  });
});
