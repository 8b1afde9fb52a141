import { describe, expect, it } from 'vitest';
import { deleteStatement } from './delete-statement.ts';
import { textsOf } from './testing.ts';

describe('delete-statement', () => {
  it('leaves one out with its line', () => {
    const texts = textsOf(
      deleteStatement,
      `function f() {
  a();
  b();
}`,
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        `function f() {
  b();
}`,
        `function f() {
  a();
}`,
      ]),
    );
  });
  it('does it without the condition, or without the else', () => {
    const texts = textsOf(deleteStatement, 'if (a) b(); else c();');
    expect(texts).toEqual(expect.arrayContaining(['b();', 'if (a) b();']));
  });
  it('keeps declarations', () => {
    const texts = textsOf(deleteStatement, 'let a = 1;');
    expect(texts).not.toContain('');
  });
});
