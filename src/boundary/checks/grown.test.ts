import { describe, expect, it } from 'vitest';
import { changeOf, foundIn } from '../testing.ts';

const between = (before: string, after: string): string[] =>
  foundIn(changeOf({ 'test/a.test.js': [before, after] }, { objective: 'fix' }));
const table = (rows: string, use: string): string =>
  `const rows = ${rows};\nit('works', () => {\n  ${use}\n});\n`;
const walk = 'for (const [a, b] of rows) expect(f(a)).toBe(b);';
const test = (...lines: string[]): string => `it('works', () => {\n  ${lines.join('\n  ')}\n});\n`;
const suite = (members: string): string => `vows.describe('a').addBatch({ ${members} }).run();\n`;
const first = "'adds': function (f) { assert.equal(f(1), 2); }";

describe('tests that grow', () => {
  it.each([
    ['a row', table('[[1, 2]]', walk), table('[[0, 1], [1, 2], [-2, -1]]', walk)],
    [
      'a row of a table for each',
      "it.each([[1, 2]])('adds', (a, b) => expect(f(a)).toBe(b));",
      "it.each([[1, 2], [2, 3]])('adds', (a, b) => expect(f(a)).toBe(b));",
    ],
    [
      'a row that is walked over by a function',
      table("['a']", 'rows.forEach((each) => { assert.ok(f(each)); });'),
      table("['a', 'b']", 'rows.forEach((each) => { assert.ok(f(each)); });'),
    ],
    [
      'a last assertion',
      test('expect(f(1)).toBe(2);'),
      test('expect(f(1)).toBe(2);', 'expect(f(2)).toBe(3);'),
    ],
    [
      'an assertion before the end',
      test('assert.equal(f(1), 2);', 'done();'),
      test('assert.equal(f(1), 2);', 'assert.equal(f(2), 3);', 'done();'),
    ],
    [
      'a member that asserts',
      suite(first),
      suite(`${first}, 'doubles': { 'twice': function (f) { assert.equal(f(f(1)), 3); } }`),
    ],
    [
      'a variable beside others',
      "const a = 1;\nit('x', () => expect(a).toBe(1));",
      "const a = 1, b = 2;\nit('x', () => expect(a).toBe(1));\nit('y', () => expect(b).toBe(2));",
    ],
    [
      'a test in a function around all',
      `(function () {\n${test('expect(f(1)).toBe(2);')}})();`,
      `(function () {\nit('too', () => { expect(f(2)).toBe(3); });\n${test('expect(f(1)).toBe(2);')}})();`,
    ],
    [
      'a test inside a test',
      "test('a', (t) => { t.test('b', (st) => { st.equal(f(1), 2); st.end(); }); t.end(); });",
      "test('a', (t) => { t.test('c', (st) => { st.equal(f(2), 3); st.end(); }); t.test('b', (st) => { st.equal(f(1), 2); st.end(); }); t.end(); });",
    ],
    [
      'steps to further assertions',
      test('let x = f(1);', 'assert.equal(x, 2);'),
      test('let x = f(1);', 'assert.equal(x, 2);', 'x = f(x);', 'assert.equal(x, 3);'),
    ],
    [
      'another message',
      test("t.equal(f(1), 2, 'adds');", "t.pass('succesfull');"),
      test("t.equal(f(1), 2, 'adds one');", "t.pass('successful');"),
    ],
  ])('%s is welcome', (_, before, after) => {
    expect(between(before, after)).toEqual([]);
  });

  it.each([
    ['a row less', table('[[1, 2], [2, 3]]', walk), table('[[1, 2]]', walk)],
    ['another row', table('[[1, 2]]', walk), table('[[1, 3], [2, 3]]', walk)],
    ['a row that calls', table('[[1, 2]]', walk), table('[[1, 2], [mock(), 2]]', walk)],
    [
      'rows that are compared',
      table('[1]', 'expect(f()).toEqual(rows);'),
      table('[1, 2]', 'expect(f()).toEqual(rows);'),
    ],
    [
      'rows that nothing is asserted of',
      table('[1]', 'rows.forEach(hide); expect(f()).toBe(1);'),
      table('[1, 2]', 'rows.forEach(hide); expect(f()).toBe(1);'),
    ],
    [
      'rows that are walked over and asked',
      table('[[1, 2]]', `${walk} if (rows.length > 1) return;`),
      table('[[1, 2], [2, 3]]', `${walk} if (rows.length > 1) return;`),
    ],
    [
      'a statement first',
      test('expect(f(1)).toBe(2);'),
      test('f.limit = 9;', 'expect(f(1)).toBe(2);'),
    ],
    [
      'an assertion that sets',
      test('expect(x).toBe(2);'),
      test('expect(x).toBe(2);', 'expect(x++).toBe(2);'),
    ],
    [
      'a setting of assertions',
      test('expect(x).toBe(2);'),
      test('expect(x).toBe(2);', 'expect.extend({ toBe });'),
    ],
    [
      'an end before the end',
      test('t.equal(f(1), 2);', 'later(t);'),
      test('t.equal(f(1), 2);', 'later(t);', 't.end();'),
    ],
    ['a member that asserts nothing', suite(first), suite(`${first}, 'doubles': function () {}`)],
    [
      'a member around the others',
      suite(first),
      suite(`${first}, topic: function () { assert.ok(1); return (x) => x; }`),
    ],
    ['text in a template', test('expect(`a`).toBe(x);'), test('expect(`b`).toBe(x);')],
    [
      'a step that a function looks at later',
      test('let x = 1;', 'later(() => assert.equal(x, 1));'),
      test('let x = 1;', 'later(() => assert.equal(x, 1));', 'x = f(x);', 'assert.equal(x, 2);'),
    ],
    [
      'a step that fakes',
      test('assert.equal(f(1), 2);'),
      test('assert.equal(f(1), 2);', 'const g = stub(f);', 'assert.equal(g(1), 2);'),
    ],
    [
      'a step to nothing',
      test('let x = f(1);', 'assert.equal(x, 2);'),
      test('let x = f(1);', 'assert.equal(x, 2);', 'x = 3;'),
    ],
    [
      'a step that sets what others share',
      test('assert.equal(f(1), 2);'),
      test('assert.equal(f(1), 2);', 'f.limit = 9;', 'assert.equal(f(1), 2);'),
    ],
    [
      'a skipped test inside a test',
      "test('a', (t) => { t.test('b', (st) => { st.equal(f(1), 2); }); });",
      "test('a', (t) => { t.skip('b', (st) => { st.equal(f(1), 2); }); });",
    ],
    ['what looks like a message', test("t.equal(f(1), 'a');"), test("t.equal(f(1), 'b');")],
    [
      'another value beside the message',
      test("t.equal(f(1), 2, 'a');"),
      test("t.equal(f(1), 3, 'a');"),
    ],
  ])('%s is asked about', (_, before, after) => {
    expect(between(before, after).join()).toContain('checks/test-');
  });
});

describe('an assertion that is written otherwise', () => {
  it.each([
    ['assert.ok(f(2) == 3);', 'assert.ok(f(2) === 3);'],
    ['assert(f(2) == 3 && g);', 'assert(f(2) === 3 && g);'],
    ['assert.equal(f(1), 2);', 'assert.strictEqual(f(1), 2);'],
    ['assert.deepEqual(f(1), [2]);', 'assert.deepStrictEqual(f(1), [2]);'],
  ])('may pass for less: %s', (before, after) => {
    expect(between(test(before), test(after))).toEqual([]);
    expect(between(test(after), test(before))).not.toEqual([]);
  });

  it.each([
    ['assert.ok(f(2) == 3);', 'assert.ok(f(2) === 3 || f(2) === 4);'],
    ['assert.ok(f(2) != 3);', 'assert.ok(f(2) !== 3);'],
    ['assert.ok(!(f(2) == 3));', 'assert.ok(!(f(2) === 3));'],
    ['assert.equal(f(1), 2);', 'assert.strictEqual(f(1), 3);'],
    ['assert[same](f(1), 2);', 'assert[none](f(1), 2);'],
    ['assert.notEqual(f(1), 2);', 'assert.notStrictEqual(f(1), 2);'],
    ['expect(f(1)).ok(a == b);', 'expect(f(2)).ok(a === b);'],
  ])('may not pass for more, or for something else: %s', (before, after) => {
    expect(between(test(before), test(after))).not.toEqual([]);
  });
});
