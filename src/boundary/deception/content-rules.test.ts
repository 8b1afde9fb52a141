import { expect, it } from 'vitest';
import { foundBetween } from '../testing.ts';

const pattern = `/^(?:${Array.from({ length: 150 }, (_, i) => `code${i}`).join('|')})$/`;
const code = (line: string): string => `export const codes = [];\n${line}\n`;

it('a line may be as long as the pattern that it ends with', () => {
  expect(foundBetween(code(''), code(`export const known = ${pattern};`))).toEqual([]);
  expect(foundBetween(code(''), code(`export const known = { a: ${pattern} };`))).toEqual([]);
});

it.each([
  `export const known = ${pattern}; export const other = 1;`,
  `export const known = ${pattern}.test(location);`,
  `export const known = '${pattern.slice(1, -1)}';`,
  `export const a = ${Array.from({ length: 200 }, (_, i) => i).join(' + ')}, b = /a/;`,
])('what else is long may hide something: %s', (line) => {
  expect(foundBetween(code(''), code(line)).join()).toContain('deception/minified');
});
