import { expect, it } from 'vitest';
import { normalForm } from './normal-form.ts';

const form = (text: string) => normalForm('a.ts', text);
const plain = form('export const a = (x: number) => x + "1";');

it.each([
  'export const a = (x: number) =>\n  x + "1";\n',
  '/** Why. */\nexport const a = (x: number) => x + "1"; // so',
  "export const a = (x: number) => (x + '1');",
  'export const a = ((x: number) => ((x) + "1"))',
])('is the same for %j', (text) => {
  expect(plain).toBeDefined();
  expect(form(text)).toBe(plain);
});

it.each([
  'export const a = (x: number) => x + "2";',
  'export const a = (y: number) => y + "1";',
  'export const a = (x: string) => x + "1";',
  'export const b = (x: number) => x + "1";',
])('is another for %j', (text) => {
  expect(form(text)).not.toBe(plain);
});

it('tells patterns and large numbers apart, and is none for what does not parse', () => {
  expect(form('/a/g')).not.toBe(form('/a/i'));
  expect(form('1n')).not.toBe(form('2n'));
  expect(form('const')).toBeUndefined();
});
