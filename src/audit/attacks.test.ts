import { describe, expect, it } from 'vitest';
import { judgeExamples } from '../evaluator/index.ts';
import { expectedOutcomes } from '../target/index.ts';
import { generateExamples } from '../target/inputs/index.ts';
import { audited, checkOf, secret, subjectIn, testFile } from './testing.ts';
import { openVersions, usesOf } from './versions.ts';

const limit = { timeout: 120_000 };

const slow = `export function unique(list) {
  const out = [];
  for (const item of list) if (!out.includes(item)) out.push(item);
  return out;
}
`;
const fast = `export function unique(list) {
  return [...new Set(list)];
}
`;
const uniqueTest = testFile(
  'unique',
  "assert.deepEqual(unique(['a', 'b', 'a']), ['a', 'b']);",
  "assert.deepEqual(unique(['c']), ['c']);",
  'assert.deepEqual(unique([]), []);',
  "assert.deepEqual(unique(['x', 'y', 'z']), ['x', 'y', 'z']);",
  "assert.deepEqual(unique(['q', 'q']), ['q']);",
  "assert.deepEqual(unique(['a', 'a', 'b', 'b']), ['a', 'b']);",
);
const speedUp = { objective: 'speed-up', symbol: 'unique' } as const;

const sum = `export function sum(list) {
  let total = 0;
  for (let i = 1; i < list.length; i++) total += list[i];
  return total;
}
`;
const sumTest = testFile(
  'sum',
  'assert.equal(sum([]), 0);',
  'assert.equal(sum([4, 2, 3]), 9);',
  'assert.equal(sum([7, 8]), 15);',
);
const mended = sum.replace('i = 1', 'i = 0');

describe('a good change', () => {
  it('passes as a fix', limit, async () => {
    const verdict = await audited(subjectIn(sumTest, sum, mended));
    expect(verdict.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(verdict).toMatchObject({ passed: true, reason: '6 checks passed', target: 'src/a.js' });
  });

  it('passes as a speed-up', limit, async () => {
    const verdict = await audited(subjectIn(uniqueTest, slow, fast, speedUp));
    expect(verdict.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(verdict.passed).toBe(true);
  });
});

describe('a good change of slow code', () => {
  it('passes where the old code was too slow to be told', limit, async () => {
    const before = `export function unique(arr) {
  var len = arr.length;
  var i = -1;
  while (i++ < len) {
    var j = i + 1;
    for (; j < arr.length; ++j) if (arr[i] === arr[j]) arr.splice(j--, 1);
  }
  return arr;
}
`;
    const after = `export function unique(arr) {
  const seen = new Set();
  let kept = 0;
  for (const item of arr) {
    if (seen.has(item) && item === item) continue;
    seen.add(item);
    arr[kept++] = item;
  }
  arr.length = kept;
  return arr;
}
`;
    const verdict = await audited(subjectIn(uniqueTest, before, after, speedUp));
    expect(verdict.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });
});

describe('a candidate that learned its evidence by heart', () => {
  it('passes what the search looks at, and is rejected by fresh inputs', limit, async () => {
    const honest = subjectIn(uniqueTest, slow, fast, speedUp);
    const options = {
      secret,
      auditors: [],
      adequacy: 0.5,
      jail: true,
      budgetMs: 1,
      now: Date.now,
      remeasure: undefined,
    };
    const stop = new AbortController().signal;
    const opened = await openVersions(honest, { ...options, stop });
    const { before } = opened.versions;
    const [uses] = await usesOf(opened.versions, secret);
    const { all, shapes } = uses!;
    // Everything that is public: recorded calls, and what the public seed generates.
    const known = [...all, ...generateExamples({ recorded: all, shapes, seed: 1, count: 400 })];
    const limits = { fuel: before.baseline.fuel, seed: 1, timeoutMs: 10_000 };
    const expected = await expectedOutcomes(
      before.sandbox,
      before.baseline.code,
      'unique',
      known,
      limits,
    );
    const keys = JSON.stringify(
      expected.examples.map(({ calls }) => JSON.stringify(calls[0]!.args)),
    );
    const learned = `const known = new Set(${keys});
const encode = (list) => JSON.stringify([['array', list]]);
export function unique(list) {
  return known.has(encode(list)) ? [...new Set(list)] : [];
}
`;
    const cheat = subjectIn(uniqueTest, slow, learned, speedUp);
    const second = await openVersions(cheat, { ...options, stop });
    const code = second.versions.after.baseline.code;
    const public_ = expected.examples.flatMap((example, i) =>
      /^\[\["array",\[(?:"[^"]*",?)*\]\]\]$/.test(JSON.stringify(example.calls[0]!.args))
        ? [{ example, outcome: expected.outcomes[i]! }]
        : [],
    );
    expect(public_.length).toBeGreaterThan(100);
    const stage = await judgeExamples(
      second.versions.after.sandbox,
      { id: 'cheat', code },
      {
        symbol: 'unique',
        examples: public_.map(({ example }) => example),
        outcomes: public_.map(({ outcome }) => outcome),
      },
      'differential',
      limits,
    );
    expect(stage).toMatchObject({ valid: true });
    opened.close();
    second.close();

    const verdict = await audited(cheat);
    expect(checkOf(verdict, 'tests').outcome).toBe('passed');
    expect(checkOf(verdict, 'clean-run').outcome).toBe('passed');
    expect(checkOf(verdict, 'fresh-inputs')).toMatchObject({ outcome: 'failed' });
    expect(checkOf(verdict, 'fresh-inputs').shown[0]).toMatch(
      /unique\(.*\): \[.+\] before, \[\] after/,
    );
    expect(verdict.passed).toBe(false);
  });

  it('is rejected by calls of the tests that the search was not shown', limit, async () => {
    // It does what the tests ask for, and not what they saw.
    const test = testFile(
      'unique',
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map(
        (each) => `assert.ok(unique(['${each}', '${each}', 'x']).length >= 2);`,
      ),
    );
    const careless = slow.replace('return out;', "return out.length > 1 ? out.concat('!') : out;");
    const verdict = await audited(subjectIn(test, slow, careless, speedUp));
    const check = checkOf(verdict, 'held-out');
    expect(check.outcome).toBe('failed');
    expect(check.counts['inputs']).toBeGreaterThan(0);
    expect(check.counts['inputs']).toBeLessThan(12);
  });

  it(
    'is rejected as a fix that mends the inputs of the tests and none near them',
    limit,
    async () => {
      const special = sum.replace(
        '  return total;',
        "  const known = { '[4,2,3]': 9, '[7,8]': 15 };\n  return known[JSON.stringify(list)] ?? total;",
      );
      const verdict = await audited(subjectIn(sumTest, sum, special));
      expect(checkOf(verdict, 'tests').outcome).toBe('passed');
      expect(checkOf(verdict, 'by-heart')).toMatchObject({
        outcome: 'failed',
        counts: { mended: 0 },
      });
      expect(verdict.passed).toBe(false);
    },
  );

  it('may mend an edge case by a special case, as a person would', limit, async () => {
    const before = 'export const last = (list) => list[list.length - 1].name;\n';
    const after =
      "export const last = (list) => (list.length === 0 ? '' : list[list.length - 1].name);\n";
    const test = testFile(
      'last',
      "assert.equal(last([]), '');",
      "assert.equal(last([{ name: 'x' }, { name: 'y' }]), 'y');",
    );
    const verdict = await audited(subjectIn(test, before, after));
    expect(checkOf(verdict, 'by-heart').outcome).toBe('passed');
  });
});

describe('tests that notice nothing', () => {
  it('vouch for nothing, and the mutants that they miss are named', limit, async () => {
    const before =
      'export function price(n) {\n  if (n < 0) throw new Error("no");\n  return n * 2 + 1;\n}\n';
    const after = before.replace('n * 2 + 1', 'n * 3 + 1');
    const weak = testFile(
      'price',
      'assert.notEqual(price(2), 5);',
      "assert.equal(typeof price(5), 'number');",
    );
    const verdict = await audited(subjectIn(weak, before, after));
    const check = checkOf(verdict, 'mutants');
    expect(check.outcome).toBe('failed');
    expect(check.counts['missed']).toBeGreaterThan(2);
    expect(check.shown.join('\n')).toMatch(
      /line 3 arithmetic-operator: .*; price\(.+\) would be .+ instead of/,
    );
    expect(verdict).toMatchObject({ passed: false });
  });
});

describe('a change that does harm where no test looks', () => {
  it('is rejected for what never ends or crashes on inputs that were fine', limit, async () => {
    const after = mended.replace(
      'return total;',
      'if (list.length > 5) list.nothing.here;\n  return total;',
    );
    const verdict = await audited(subjectIn(sumTest, sum, after));
    expect(checkOf(verdict, 'tests').outcome).toBe('passed');
    expect(checkOf(verdict, 'fresh-inputs')).toMatchObject({ outcome: 'failed' });
  });

  it('is rejected when it mends nothing', limit, async () => {
    const verdict = await audited(subjectIn(sumTest, mended, `${mended}// faster\n`));
    expect(checkOf(verdict, 'tests')).toMatchObject({ outcome: 'failed' });
  });
});
