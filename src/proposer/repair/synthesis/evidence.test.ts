import { expect, it } from 'vitest';
import { judgeOf } from './evidence.ts';

it('asks for a change in every failing test, and counts passing tests with one', () => {
  const judge = judgeOf({ tests: [0, 0, 1, 2, 3, 3], failing: 2, changes: {} });
  expect(judge('011000')).toEqual({ helps: true, harm: 0 });
  expect(judge('110000').helps).toBe(false);
  expect(judge('101001')).toEqual({ helps: true, harm: 0.5 });
});

it('says nothing against what no passing test visits', () => {
  const judge = judgeOf({ tests: [0], failing: 1, changes: {} });
  expect(judge('1')).toEqual({ helps: true, harm: 0 });
});
