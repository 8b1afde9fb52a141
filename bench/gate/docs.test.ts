import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allRules, ruleId } from '../../src/boundary/index.ts';

it('the guide has every rule with its severity and mend', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/boundaries.md'), 'utf8');
  const rows = new Map(
    guide.split('\n').map((line) => [/^\| `([^`]+)`/.exec(line)?.[1] ?? '', line]),
  );
  for (const rule of allRules) {
    const cells =
      rows
        .get(ruleId(rule))
        ?.split('|')
        .map((cell) => cell.trim()) ?? [];
    expect(cells.slice(2, 5)).toEqual([
      `${rule.severity}${rule.fixed ? ' (fixed)' : ''}`,
      rule.finds,
      rule.mend,
    ]);
  }
});
