import { describe, expect, it } from 'vitest';
import { duplicateStatement } from './duplicate-statement.ts';
import { textsOf } from './testing.ts';

describe('duplicate-statement', () => {
  it('does it once more', () => {
    const texts = textsOf(duplicateStatement, 'function f() { s(); return t }');
    expect(texts).toContain('function f() { s(); s(); return t }');
  });
});
