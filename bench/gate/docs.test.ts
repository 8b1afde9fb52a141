import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allRules } from '../../src/boundary/index.ts';
import { rulesTable } from './rules-markdown.ts';

const rows = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.replace(/ +/g, ' '));

it('the guide has every rule as it is', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/boundaries.md'), 'utf8');
  expect(rows(guide.slice(guide.indexOf('## Rules')))).toEqual(rows(rulesTable(allRules)));
});
