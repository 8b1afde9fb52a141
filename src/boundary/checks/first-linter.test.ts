import { expect, it } from 'vitest';
import { changeOf, foundIn } from '../testing.ts';

const added = (path: string, others: Record<string, string> = {}): string[] =>
  foundIn(changeOf({ [path]: [undefined, '{ "rules": {} }'] }, {}, { 'a.js': '', ...others }));

it('the first settings of a linter loosen nothing', () => {
  expect(added('.eslintrc.json')).toEqual(['note checks/configuration']);
});

it.each([
  ['src/.eslintrc.json', { 'eslint.config.js': '' }],
  ['.eslintrc.json', { 'biome.json': '{}' }],
  ['.eslintrc.json', { 'package.json': '{ "eslintConfig": {} }' }],
  ['.eslintrc.js', {}],
  ['vitest.config.json', {}],
  ['tsconfig.json', {}],
])('%s beside %o may', (path, others) => {
  expect(added(path, others as Record<string, string>)).toContain('sign-off checks/configuration');
});
