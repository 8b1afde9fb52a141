import { describe, expect, it } from 'vitest';
import { swapStatements } from './swap-statements.ts';
import { textsOf } from './testing.ts';

describe('swap-statements', () => {
  it('swaps neighbours', () => {
    const texts = textsOf(swapStatements, 'function f() { a(); b(); c(); }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f() { b(); a(); c(); }',
        'function f() { a(); c(); b(); }',
      ]),
    );
  });
});
