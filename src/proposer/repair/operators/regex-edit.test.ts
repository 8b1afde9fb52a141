import { describe, expect, it } from 'vitest';
import { regexEdit } from './regex-edit.ts';
import { textsOf } from './testing.ts';

describe('regex-edit', () => {
  it('anchors, repeats, negates and flags', () => {
    const texts = textsOf(regexEdit, 'x = /[a-z]+\\d/');
    expect(texts).toEqual(
      expect.arrayContaining([
        'x = /^[a-z]+\\d/',
        'x = /[a-z]+\\d$/',
        'x = /[^a-z]+\\d/',
        'x = /[a-z]+\\D/',
        'x = /[a-z]+\\d+/',
        'x = /[a-z]*\\d/',
        'x = /[a-z]+\\d/g',
      ]),
    );
  });
  it('never makes a comment of an empty one', () => {
    const texts = textsOf(regexEdit, 'x = /a/');
    expect(texts).not.toContain('x = //');
  });
});
