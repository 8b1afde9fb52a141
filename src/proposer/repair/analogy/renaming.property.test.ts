import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { learn, rename } from './renaming.ts';

const name = fc.stringMatching(/^[a-z][A-Za-z]{1,6}$/);

it('gives what was learned, and leaves words alone when nothing was', () => {
  fc.assert(
    fc.property(name, name, name, (from, to, word) => {
      expect(rename(from, learn([[from, to]])!)).toBe(to);
      expect(rename(word, learn([[from, from]])!)).toBe(word);
    }),
  );
});

it("keeps the letters' case and the quotes", () => {
  const renaming = learn([['httpOnly', 'secure']])!;
  expect(rename(`'; HttpOnly'`, renaming)).toBe(`'; Secure'`);
  expect(rename(`"HTTPONLY"`, renaming)).toBe(`"SECURE"`);
  expect(rename('isHttpOnly', renaming)).toBe('isSecure');
});

it('learns nothing from what contradicts itself', () => {
  expect(
    learn([
      ['a', 'b'],
      ['a', 'c'],
    ]),
  ).toBeUndefined();
});
