import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine, type Seen } from './combine.ts';
import { judgeOf } from './evidence.ts';
import { made } from './expression.ts';

const names = ['a', 'b', 'c', 'd'];
const seen = (changes: readonly string[]): Seen[] =>
  changes.map((one, at) => ({ made: made(names[at]!, at), changes: one }));

describe('combine', () => {
  it('finds the conjunction that is false where a failing test needs it', () => {
    const judge = judgeOf({ tests: [0, 1, 2], failing: 2, changes: {} });
    const found = combine(seen(['100', '010']), true, judge);
    expect(found.map(({ made: { text } }) => text)).toContain('a && b');
  });

  it('finds three parts where two are not enough', () => {
    const judge = judgeOf({ tests: [0, 1, 2, 3], failing: 3, changes: {} });
    const found = combine(seen(['1000', '0100', '0010']), true, judge);
    expect(found.map(({ made: { text } }) => text)).toContain('a && b && c');
  });

  it('tells truly what each text changes, and gives none that does not help', () => {
    const bits = fc.string({ unit: fc.constantFrom('0', '1'), minLength: 6, maxLength: 6 });
    const singles = fc.uniqueArray(bits, { minLength: 2, maxLength: 4 });
    const judge = judgeOf({ tests: [0, 0, 1, 2, 3, 3], failing: 2, changes: {} });
    fc.assert(
      fc.property(singles, fc.boolean(), (changes, constant) => {
        for (const { made: one, changes: told } of combine(seen(changes), constant, judge)) {
          const truth = new Function(...names, `return ${one.text}`);
          const then = [...told].map((_, at) => {
            const values = changes.map((each) => (each[at] === '1') !== constant);
            return truth(...values) === constant ? '0' : '1';
          });
          expect(then.join('')).toBe(told);
          expect(judge(told).helps).toBe(true);
        }
      }),
    );
  });
});
