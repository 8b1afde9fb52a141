import { describe, expect, it } from 'vitest';
import { addClause } from './add-clause.ts';
import { textsOf } from './testing.ts';

describe('add-clause', () => {
  it("asks one more of the function's conditions", () => {
    const texts = textsOf(addClause, 'function f(a, b) { if (a.x) g(); if (b) h(); }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'function f(a, b) { if (a.x && b) g(); if (b) h(); }',
        'function f(a, b) { if (a.x || !b) g(); if (b) h(); }',
      ]),
    );
  });
  it('keeps the first condition together', () => {
    const texts = textsOf(addClause, 'function f(a, b, c) { if (a || b) g(); if (c) h(); }');
    expect(texts).toContain('function f(a, b, c) { if ((a || b) && c) g(); if (c) h(); }');
  });
});
