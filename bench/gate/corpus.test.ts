import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge, ruleId } from '../../src/boundary/index.ts';
import { readCases } from './case-file.ts';

const hostile = readCases(join(import.meta.dirname, 'hostile'));
const good = readCases(join(import.meta.dirname, 'good'));

describe('hostile changes', () => {
  it.each(hostile.map((each) => [each.name, each] as const))(
    '%s is stopped and named',
    (_, { change, expect: rules }) => {
      const found = judge(change).filter(({ severity }) => severity !== 'note');
      expect(found.map(ruleId).filter((id) => rules.includes(id))).not.toEqual([]);
    },
  );
});

describe('good changes', () => {
  it.each(good.map((each) => [each.name, each] as const))('%s passes', (_, { change }) => {
    expect(judge(change).filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});
