import { afterAll, describe, expect, it } from 'vitest';
import { Sandbox } from '../../index.ts';
import { runTests } from '../testing.ts';

const sandbox = new Sandbox({ jail: true, workers: 1 });
afterAll(() => sandbox.close());

describe('suites and tests', () => {
  it('have the names of their suites, and numbers where those repeat', async () => {
    const seen = await runTests(
      sandbox,
      `describe('a', () => { describe('b', () => { test('c', () => {}); it('c', () => {}); }); test('d', () => {}); });`,
    );
    expect(seen).toEqual({ 'a > b > c': 'ok', 'a > b > c (2)': 'ok', 'a > d': 'ok' });
  });

  it('fail with what was thrown, also later, and by done', async () => {
    const seen = await runTests(
      sandbox,
      `test('now', () => { throw new TypeError('x'); });
       test('later', async () => { await null; throw new Error('y'); });
       test('done', (done) => { setTimeout(() => done(), 1000); });
       test('not done', (done) => { done(new Error('z')); });
       test('no error', () => { throw 7; });
       test('after all that', () => {});`,
    );
    expect(seen).toEqual({
      now: 'TypeError: x',
      later: 'Error: y',
      done: 'ok',
      'not done': 'Error: z',
      'no error': 'thrown: 7',
      'after all that': 'ok',
    });
  });

  it('leave out what is skipped or to be done, and all but what is focused', async () => {
    const skipped = `test.skip('a', () => {}); xit('b', () => {}); describe.skip('c', () => { test('d', () => {}); });
      test.todo('e'); test.skipIf(true)('f', () => {}); test.runIf(false)('g', () => {}); test('h', () => {});`;
    expect(await runTests(sandbox, skipped)).toEqual({ h: 'ok' });
    const focused = `test('a', () => {}); test.only('b', () => {}); describe.only('c', () => { test('d', () => {}); });`;
    expect(await runTests(sandbox, focused)).toEqual({ b: 'ok', 'c > d': 'ok' });
  });

  it('turn over what has to fail', async () => {
    const seen = await runTests(
      sandbox,
      `test.fails('a', () => { throw 1; }); test.failing('b', () => {}); test.fails('c', async () => { throw 1; });`,
    );
    expect(seen).toEqual({ a: 'ok', b: 'Error: expected the test to fail', c: 'ok' });
  });

  it('run once for each row, lists, objects and tables', async () => {
    const seen = await runTests(
      sandbox,
      `test.each([[1, 2], [3, 4]])('%i and %i', (a, b) => { expect(b).toBe(a + 1); });
       test.each([{ n: 1 }, { n: 2 }])('n is $n', ({ n }) => { expect(n).toBeLessThan(2); });
       test.each(['x'])('%s #%#', (s) => { expect(s).toBe('x'); });
       test.each\`a | b
         \${1} | \${1}\`('$a is $b', ({ a, b }) => { expect(a).toBe(b); });
       describe.each([5])('in %d', (n) => { test('m', () => { expect(n).toBe(5); }); });
       test.for([[1, 2]])('for %s', ([a, b]) => { expect(b).toBe(2); });`,
    );
    expect(seen).toMatchObject({
      '1 and 2': 'ok',
      '3 and 4': 'ok',
      'n is 1': 'ok',
      'n is 2': expect.stringContaining('less than') as string,
      'x #0': 'ok',
      '1 is 1': 'ok',
      'in 5 > m': 'ok',
    });
    expect(Object.values(seen).filter((it) => it === 'ok')).toHaveLength(7);
  });

  it('run hooks around each test, outer before inner, after in reverse', async () => {
    const seen = await runTests(
      sandbox,
      `const log = [];
       beforeAll(() => log.push('A')); beforeEach(async () => { log.push('b'); }); afterEach(() => log.push('y'));
       describe('s', () => {
         beforeAll(() => log.push('B')); beforeEach(() => log.push('c')); afterEach(() => log.push('x'));
         test('1', () => { log.push('1'); });
         test('2', () => { throw new Error(log.join('')); });
       });
       test('3', () => { throw new Error(log.join('')); });`,
    );
    expect(seen).toEqual({
      's > 1': 'ok',
      's > 2': 'Error: ABbc1xybc',
      '3': 'Error: ABbc1xybcxyb',
    });
  });

  it('fail by their hooks', async () => {
    const seen = await runTests(
      sandbox,
      `describe('a', () => { beforeEach(() => { throw new Error('no'); }); test('t', () => {}); });
       describe('b', () => { afterEach(() => { throw new Error('not'); }); test('t', () => {}); });`,
    );
    expect(seen).toEqual({ 'a > t': 'Error: no', 'b > t': 'Error: not' });
  });
});

describe('expect', () => {
  it('counts assertions, and throws what matchers say', async () => {
    const seen = await runTests(
      sandbox,
      `test('a', () => { expect.assertions(2); expect(1).toBe(1); });
       test('b', async () => { expect.assertions(1); await expect(Promise.reject(new Error('x'))).rejects.toThrow('x'); });
       test('c', () => { expect.hasAssertions(); });
       test('d', () => { expect({ a: [1, { b: new Set([1]) }] }).toEqual({ a: [1, { b: new Set([1]) }] }); });
       test('e', () => { expect([1, 2]).toEqual(expect.arrayContaining([2])); expect({ a: 1 }).toEqual({ a: expect.any(Number) }); });
       test('f', () => { expect(() => { throw new RangeError('out') }).toThrow(RangeError); });
       test('g', () => { expect(0.1 + 0.2).toBeCloseTo(0.3); expect([]).not.toContain(1); });
       test('h', () => { expect({ a: undefined }).toStrictEqual({}); });
       expect.extend({ toBeOdd: (n) => ({ pass: n % 2 === 1, message: () => n + ' is even' }) });
       test('i', () => { expect(3).toBeOdd(); expect(2).toBeOdd(); });`,
    );
    expect(seen).toMatchObject({
      b: 'ok',
      d: 'ok',
      e: 'ok',
      f: 'ok',
      g: 'ok',
      i: 'Error: 2 is even',
    });
    expect(seen['a']).toContain('expected 2 assertions');
    expect(seen['c']).toContain('any assertions');
    expect(seen['h']).not.toBe('ok');
  });

  it('has the mocks and the fake timers of vitest and jest', async () => {
    const seen = await runTests(
      sandbox,
      `const { vi } = require('vitest'); const { jest: j } = require('@jest/globals');
       test('a', () => { const f = vi.fn((n) => n + 1); expect(f(1)).toBe(2); expect(f).toHaveBeenCalledWith(1); });
       test('b', () => { const o = { m: () => 1 }; j.spyOn(o, 'm').mockReturnValue(5); expect(o.m()).toBe(5); jest.restoreAllMocks(); expect(o.m()).toBe(1); });
       test('c', () => { vi.useFakeTimers(); let n = 0; setInterval(() => n++, 100); vi.advanceTimersByTime(350); expect(n).toBe(3); });
       test('d', () => { vi.setSystemTime(new Date(0)); expect(Date.now()).toBe(0); expect(new Date().getFullYear()).toBe(1970); });
       test('e', async () => { let n = 0; setTimeout(() => n++, 1e6); await vi.runAllTimersAsync(); expect(n).toBe(1); });
       test('f', async () => { const a = Date.now(); await new Promise((r) => setTimeout(r, 5000)); expect(Date.now() - a).toBe(5000); });`,
    );
    expect(Object.values(seen)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
  });
});

describe('node:test and node:assert', () => {
  it('know suites, subtests, contexts and mocks', async () => {
    const seen = await runTests(
      sandbox,
      `const { test, describe, it, before, mock } = require('node:test'); const assert = require('node:assert');
       test('sub', async (t) => { await t.test('in', () => { throw new Error('within'); }); });
       test('hooks', async (t) => { let n = 0; t.beforeEach(() => n++); await t.test('1', () => {}); await t.test('2', () => {}); assert.equal(n, 2); });
       describe('s', () => { let n = 0; before(() => { n = 1; }); it('t', () => { assert.equal(n, 1); }); });
       test('skip', { skip: true }, () => { throw 1; });
       test('callback', (t, done) => { setTimeout(done, 10); });
       test('mock', () => { const f = mock.fn((n) => n * 2); f(2); assert.equal(f.mock.callCount(), 1); assert.deepEqual(f.mock.calls[0].arguments, [2]); assert.equal(f.mock.calls[0].result, 4);
         const o = { m: () => 1 }; mock.method(o, 'm', () => 2); assert.equal(o.m(3), 2); assert.deepEqual(o.m.mock.calls[0].arguments, [3]); });`,
    );
    expect(seen).toEqual({
      sub: 'Error: within',
      hooks: 'ok',
      's > t': 'ok',
      callback: 'ok',
      mock: 'ok',
    });
  });

  const passes = [
    `assert(1)`,
    `assert.equal(1, '1')`,
    `assert.deepEqual({ a: 1 }, { a: '1' })`,
    `assert.deepStrictEqual(new Map([[1, [2]]]), new Map([[1, [2]]]))`,
    `assert.notDeepStrictEqual([1], ['1'])`,
    `assert.strictEqual(NaN, NaN)`,
    `assert.throws(() => { throw new TypeError('bad') })`,
    `assert.throws(() => { throw new TypeError('bad') }, TypeError)`,
    `assert.throws(() => { throw new TypeError('bad') }, /bad/)`,
    `assert.throws(() => { throw new TypeError('bad') }, { name: 'TypeError', message: 'bad' })`,
    `assert.throws(() => { throw new TypeError('bad') }, { message: /^b/ })`,
    `assert.throws(() => { throw new TypeError('bad') }, (error) => error.message === 'bad')`,
    `assert.match('abc', /b/)`,
    `assert.doesNotThrow(() => {})`,
    `assert.ifError(null)`,
    `assert.notEqual(1, 2)`,
    `await assert.rejects(async () => { throw new Error('x') }, /x/)`,
    `await assert.rejects(Promise.reject(new Error('x')))`,
    `assert.strict.equal(1, 1)`,
  ];
  const fails = [
    `assert(0)`,
    `assert.equal(1, 2)`,
    `assert.strict.equal(1, '1')`,
    `assert.deepStrictEqual({ a: 1 }, { a: '1' })`,
    `assert.deepStrictEqual(-0, 0)`,
    `assert.deepStrictEqual([1, 2], [1, 2, 3])`,
    `assert.deepEqual([1, 2], [1, 3])`,
    `assert.deepStrictEqual(Object.create(null), {})`,
    `assert.throws(() => {})`,
    `assert.throws(() => { throw new TypeError('bad') }, RangeError)`,
    `assert.throws(() => { throw new TypeError('bad') }, /good/)`,
    `assert.throws(() => { throw new TypeError('bad') }, { message: 'good' })`,
    `assert.match('abc', /d/)`,
    `assert.fail('no')`,
    `assert.doesNotThrow(() => { throw new Error('x') })`,
    `await assert.rejects(async () => {})`,
    `await assert.doesNotReject(Promise.reject(new Error('x')))`,
    `assert.ifError(new Error('x'))`,
  ];
  it('assert what Node asserts', async () => {
    const file = [...passes, ...fails]
      .map((code) => `test(${JSON.stringify(code)}, async () => { ${code} });`)
      .join('\n');
    const seen = await runTests(sandbox, `const assert = require('node:assert');\n${file}`);
    expect(passes.filter((code) => seen[code] !== 'ok')).toEqual([]);
    expect(fails.filter((code) => seen[code] === 'ok')).toEqual([]);
    // The same by Node itself, so that the table can't be wrong.
    const assert = (await import('node:assert')).default;
    const run = async (code: string): Promise<boolean> => {
      try {
        await (new Function('assert', `return (async () => { ${code} })()`)(
          assert,
        ) as Promise<void>);
        return true;
      } catch {
        return false;
      }
    };
    for (const code of passes) expect(await run(code), code).toBe(true);
    for (const code of fails) expect(await run(code), code).toBe(false);
  });
});
