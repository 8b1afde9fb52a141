import { expect, it } from 'vitest';
import { parseSource } from '../candidate/index.ts';
import { suspectsIn } from './suspects.ts';

function sourceOf(text: string) {
  const parsed = parseSource('a.test.js', text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.source;
}

const source = sourceOf(`
  describe('sizes', () => {
    test('small', () => { expect(size(1, { unit: 'b' })).toBe('1 byte'); });
    test('large', () => { expect(size(2048, { unit: 'k' })).toBe('2 kibit'); });
  });
  test('plain', () => { expect(size(3)).toBe('3 bytes'); });
`);

it('puts first what only failing tests speak of', () => {
  const { literals, keys } = suspectsIn([source], ['sizes large']);
  expect(literals).toEqual(expect.arrayContaining(['"kibit"', '"2 kibit"', '"k"', '2048']));
  expect(literals).not.toContain('"byte"');
  expect(literals.indexOf('"kibit"')).toBeLessThan(literals.indexOf('" "'));
  expect(keys).toEqual(['unit']);
});

it('takes signs apart', () => {
  const json = sourceOf(`test('json', () => { expect(f()).toBe('{"a":1}'); });`);
  expect(suspectsIn([json], ['json']).literals).toEqual(expect.arrayContaining(['":"', '"\\""']));
});

it('takes a suite for no test', () => {
  expect(suspectsIn([source], ['sizes']).literals).toEqual([]);
});
