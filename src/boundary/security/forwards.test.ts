import { describe, expect, it } from 'vitest';
import { foundBetween } from '../testing.ts';

const read = (handler: string): string => `export function read(text, done, skip) {
  let value;
  try {
    value = parse(text);
  } catch (error) {
    ${handler}
  }
  return value;
}
`;
const later = read('return process.nextTick(() => done(error));');

describe('an error that is handed on in the next turn', () => {
  it.each([
    'return done(error);',
    'return setImmediate(function () { done(error); });',
    'done(error);',
  ])('may be handed on by %s', (handler) => {
    expect(foundBetween(later, read(handler))).not.toContain('sign-off security/errors');
  });

  it.each([
    'return skip(error);',
    'return done();',
    'return done(text);',
    'throw error;',
    'return value;',
  ])('is missed with %s', (handler) => {
    expect(foundBetween(later, read(handler))).toContain('sign-off security/errors');
  });

  it('is missed without a handler', () => {
    const bare = 'export function read(text, done, skip) {\n  return parse(text);\n}\n';
    expect(foundBetween(later, bare)).toContain('sign-off security/errors');
  });
});
