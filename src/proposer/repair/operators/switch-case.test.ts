import { describe, expect, it } from 'vitest';
import { switchCase } from './switch-case.ts';
import { textsOf } from './testing.ts';

describe('switch-case', () => {
  it('ends a case, or does not', () => {
    const texts = textsOf(switchCase, 'switch (a) { case 1: b(); case 2: c(); break; }');
    expect(texts).toEqual(
      expect.arrayContaining([
        'switch (a) { case 1: b(); break; case 2: c(); break; }',
        'switch (a) { case 1: b(); case 2: c();  }',
      ]),
    );
  });
  it('does in an empty case as in another', () => {
    const texts = textsOf(switchCase, 'switch (a) { case 1: case 2: c(); }');
    expect(texts).toContain('switch (a) { case 1: c(); case 2: c(); }');
  });
});
