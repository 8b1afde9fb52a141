import { afterAll, describe, expect, it } from 'vitest';
import type { Example, Value } from '../../candidate/index.ts';
import { oneEach, Sandbox } from '../index.ts';
import { runTests, testsResult, unitOf } from './testing.ts';

const sandbox = new Sandbox({ jail: true, workers: 1 });
afterAll(() => sandbox.close());

const calls = (...args: Value[][]): Example[] =>
  args.map((it) => ({ calls: [{ args: it }], origin: 'recorded' }));

async function outcomes(code: string, examples: readonly Example[], symbol = 'f', fuel = 10_000) {
  await sandbox.open(unitOf({}), 'isolate');
  const job = { kind: 'examples', ...oneEach([code]), symbol, examples, fuel, seed: 1 } as const;
  return (await sandbox.job(job, 2_000, 'realm'))[0]!;
}

describe('examples', () => {
  it('tell what a caller sees: results, errors, promises, changed arguments', async () => {
    const code = `exports.f = (kind, list) => {
      if (kind === 'throw') throw new RangeError('far');
      if (kind === 'later') return Promise.resolve(2);
      if (kind === 'reject') return Promise.reject(new Error('no'));
      if (kind === 'push') list.push(3);
      if (kind === 'same') return list;
      return -0; };`;
    const seen = await outcomes(
      code,
      calls(
        ['throw'],
        ['later'],
        ['reject'],
        ['push', ['array', [1]]],
        ['same', ['array', []]],
        ['zero'],
      ),
    );
    expect(seen.outcomes).toEqual([
      '[{"kind":"threw","value":["error","RangeError","far",[]]}]',
      '[{"kind":"resolved","value":2}]',
      '[{"kind":"rejected","value":["error","Error","no",[]]}]',
      '[{"kind":"returned","value":["number","-0"],"mutated":["array",["push",["array",[1,3]]]]}]',
      '[{"kind":"returned","value":["ref",1]}]',
      '[{"kind":"returned","value":["number","-0"]}]',
    ]);
  });

  it('keep their form whatever a candidate does to prototypes', async () => {
    const honest = `exports.f = (a) => ({ list: [1, , 'x'], map: new Map([[a, new Set([1])]]), date: new Date(0), n: 2n });`;
    const polluting = `
      Object.prototype.toJSON = Array.prototype.toJSON = () => 'forged';
      Map.prototype.forEach = Set.prototype.forEach = () => {};
      Date.prototype.getTime = () => 7; JSON.stringify = () => '"forged"';
      Array.prototype.push = Array.prototype.map = Array.prototype.join = () => 'forged';
      Reflect.ownKeys = Object.keys = () => []; Object.prototype.toString = () => '[object Null]';
      Function.prototype.call = Function.prototype.apply = () => 'forged';
      ${honest}`;
    const examples = calls([['object', [['k', 1]]]], ['a']);
    expect((await outcomes(polluting, examples)).outcomes).toEqual(
      (await outcomes(honest, examples)).outcomes,
    );
  });

  it('leave no changed prototype to the next', async () => {
    const job = {
      kind: 'examples',
      symbol: 'f',
      examples: calls([1]),
      fuel: 1000,
      seed: 1,
    } as const;
    const run = async (code: string) =>
      (await sandbox.job({ ...job, ...oneEach([code]) }, 1_000))[0]!;
    await run(`Array.prototype.map = () => 'forged'; exports.f = () => 1;`);
    expect((await run('exports.f = () => [1].map((n) => n + 1);')).outcomes).toEqual([
      '[{"kind":"returned","value":["array",[2]]}]',
    ]);
  });

  it.each([
    ['typed arrays', 'Object.getPrototypeOf(Int8Array)', 'from'],
    ["arrays' iterators", 'Object.getPrototypeOf([].values())', 'next'],
    ["maps' iterators", 'Object.getPrototypeOf(new Map().values())', 'next'],
    ["texts' iterators", "Object.getPrototypeOf(''[Symbol.iterator]())", 'next'],
    ["patterns' iterators", "Object.getPrototypeOf(''.matchAll(/x/g))", 'next'],
    ["iterators' helpers", 'Object.getPrototypeOf([].values().map((n) => n))', 'next'],
    ['generators', 'Object.getPrototypeOf(function* () {}).prototype', 'next'],
    ['asynchronous generators', 'Object.getPrototypeOf(async function* () {}).prototype', 'next'],
    ['asynchronous functions', 'Object.getPrototypeOf(async () => {})', 'then'],
  ])('blame who changes what no global leads to: %s', async (_, where, member) => {
    await sandbox.open(
      unitOf({ 't.test.js': `test('one', () => require('./target').f());` }),
      'isolate',
    );
    const code = 'exports.f = () => 1;';
    const changing = `${where}.${member} = () => 'forged'; ${code}`;
    const canary = { code, failing: [] };
    const rest = { order: undefined, stopAtFirst: false, fuel: 1_000, seed: 1, canary } as const;
    const versions = {
      codes: [changing, code],
      versions: [0, 1].map((it) => ({ code: it, number: 0 })),
    };
    const [first, next] = await sandbox.job(
      { kind: 'tests', ...versions, ...rest },
      2_000,
      'realm',
    );
    expect(first!.fault).toMatch(/^it changes \S+ for all code$/);
    expect(next!.passed).toBe(1);
  });

  it('are told from those among whom they are judged, also by what they do later', async () => {
    // What the helper holds is there for whoever comes next.
    const files = {
      'helper.js': 'exports.waiting = [];',
      'test.js': `const { f } = require('./target');
        const { waiting } = require('./helper');
        test('a', () => {
          for (const run of waiting) run();
          if (f(waiting) !== 1) throw new Error('not 1');
        });`,
    };
    const unit = unitOf(files);
    await sandbox.open(
      {
        ...unit,
        modules: unit.modules.map((it) => ({
          ...it,
          live: it.id === 'test.js',
          requires: { ...it.requires, './helper': 'helper.js' },
        })),
        tests: [{ id: 'test.js', name: 'test.js' }],
      },
      'isolate',
    );
    const code = 'exports.f = () => 1;';
    const now = `Array.prototype.at = () => 'forged'; ${code}`;
    const later = `exports.f = (waiting) =>
      waiting.push(() => { String.prototype.at = () => 'forged'; }) && 1;`;
    const canary = { code, failing: [] };
    const rest = { order: ['a'], stopAtFirst: true, fuel: 1_000, seed: 1, canary } as const;
    const judge = async (...codes: string[]) => {
      const job = { kind: 'tests', ...oneEach(codes), ...rest } as const;
      return (await sandbox.job(job, 2_000)).map((it) => it.fault ?? it.passed);
    };
    const caught = (what: string) => `it changes ${what} for all code`;
    expect(await judge(code, now, code, now, code)).toEqual([
      1,
      caught('Array.prototype.at'),
      1,
      caught('Array.prototype.at'),
      1,
    ]);
    expect(await judge(code, later, code, now, code)).toEqual([
      1,
      caught('String.prototype.at'),
      1,
      caught('Array.prototype.at'),
      1,
    ]);
  });

  it('can not change the language of the process that contexts share', async () => {
    const typed = 'Object.getPrototypeOf(Object.getPrototypeOf(Buffer))';
    const changing = `try { ${typed}.prototype.map = () => 'forged'; } catch {}
      exports.f = () => 1;`;
    const using = `exports.f = () => [...Buffer.from('a').map((byte) => byte + 1)];`;
    await sandbox.open(unitOf({}), 'process');
    const versions = oneEach([changing, using]);
    const rest = { symbol: 'f', examples: calls([1]), fuel: 1_000, seed: 1 } as const;
    const [, next] = await sandbox.job({ kind: 'examples', ...versions, ...rest }, 2_000, 'realm');
    expect(next!.outcomes).toEqual(['[{"kind":"returned","value":["array",[98]]}]']);
  });

  it('leave no changed segmenter to the next', async () => {
    const segments = `const made = new Intl.Segmenter().segment('ab');
      const iterator = made[Symbol.iterator]();`;
    const changing = `${segments}
      for (const it of [made, iterator])
        try { Object.getPrototypeOf(it).next = Object.getPrototypeOf(it).containing = () => 'forged'; }
        catch {}
      exports.f = () => 1;`;
    const examples = calls([1]);
    const versions = oneEach([
      changing,
      `${segments} exports.f = () => [iterator.next(), made.containing(1)];`,
    ]);
    await sandbox.open(unitOf({}), 'isolate');
    const job = {
      kind: 'examples',
      ...versions,
      symbol: 'f',
      examples,
      fuel: 1_000,
      seed: 1,
    } as const;
    const [, next] = await sandbox.job(job, 1_000, 'realm');
    expect(next!.outcomes[0]).toContain('"b"');
    expect(next!.outcomes[0]).not.toContain('forged');
  });

  it('make instances and call their methods, private fields and statics as well', async () => {
    const code = `class Box { #n = 1; constructor(n) { this.#n = n; } add(m) { this.#n += m; return this.#n; } static of(n) { return new Box(n); } }
      exports.Box = Box;`;
    const uses: Example[] = [
      {
        construct: [5],
        calls: [
          { method: 'add', args: [2] },
          { method: 'add', args: [1] },
        ],
        origin: 'recorded',
      },
    ];
    expect((await outcomes(code, uses, 'Box.add')).outcomes).toEqual([
      '[{"kind":"returned","value":7},{"kind":"returned","value":8}]',
    ]);
    const statics: Example[] = [
      { construct: [], calls: [{ method: 'of', args: [2] }], origin: 'recorded' },
    ];
    expect((await outcomes(code, statics, 'Box.static.of')).outcomes).toEqual([
      '[{"kind":"returned","value":["object",[],"Box"]}]',
    ]);
  });

  it('stop at the first that runs out of fuel, also when the error is caught', async () => {
    const code = `exports.f = (n) => { for (let i = 0; i < n; i++) { try { if (--__pawl.left < 0) __pawl.spent(); } catch {} } return n; };`;
    const seen = await outcomes(code, calls([1], [1_000_000], [2]), 'f', 1_000);
    expect(seen).toMatchObject({
      outcomes: ['[{"kind":"returned","value":1}]'],
      fault: 'it does not end',
    });
  });
});

describe('an example without end', () => {
  it('does not take those before it along', async () => {
    const code = `exports.f = (n) => { while (n > 1); return n; };`;
    const seen = await outcomes(code, calls([0], [1], [2], [1]));
    expect(seen.outcomes).toHaveLength(2);
    expect(seen.fault).toBe('it does not end');
  });
});

describe('clock and randomness', () => {
  const target = `exports.now = () => [Date.now(), new Date().getTime(), Date(), performance.now(), Math.random(), Math.random(),
    new Intl.DateTimeFormat('en', { timeStyle: 'full' }).format(), typeof Temporal === 'object' ? String(Temporal.Now.instant()) : ''].join();`;
  const test = `const { now } = require('./target'); test('t', () => { throw new Error(now()); });`;

  it('repeat with the seed, and differ with another', async () => {
    const first = await runTests(sandbox, test, target, 5);
    expect(first['t']).toContain('Error: 17');
    expect(await runTests(sandbox, test, target, 5)).toEqual(first);
    expect(await runTests(sandbox, test, target, 6)).not.toEqual(first);
  });

  it('are counted when read', async () => {
    await sandbox.open(unitOf({ 'test.js': test }), 'isolate');
    const { reads } = await testsResult(sandbox, target);
    expect(reads.clock).toBeGreaterThan(3);
    expect(reads.randomness).toBe(2);
    const quiet = await testsResult(sandbox, 'exports.now = () => 1;');
    expect(quiet.reads).toEqual({ clock: 0, randomness: 0 });
  });

  it('have timers in the order of their time, without waiting', async () => {
    const seen = await runTests(
      sandbox,
      `test('t', async () => { const log = []; setTimeout(() => log.push('c'), 9e9); setTimeout((x) => log.push(x), 5, 'b');
         const id = setInterval(() => { log.push('i'); if (log.length > 3) clearInterval(id); }, 2); clearTimeout(setTimeout(() => log.push('never'), 1));
         await new Promise((r) => setTimeout(r, 1e10)); throw new Error(log.join('')); });`,
    );
    expect(seen['t']).toBe('Error: iibic');
  });
});

describe('the linker', () => {
  it('makes live modules anew for each candidate, and shares the others', async () => {
    await sandbox.open(
      {
        ...unitOf({
          'test.js': `const { f } = require('./target'); test('t', () => { throw new Error(f()); });`,
        }),
        modules: [
          {
            id: 'test.js',
            code: `const { f } = require('./target'); test('t', () => { throw new Error(f()); });`,
            requires: { './target': 'pawl:target' },
            live: true,
          },
          { id: 'live.js', code: 'let n = 0; exports.next = () => ++n;', requires: {}, live: true },
          {
            id: 'shared.js',
            code: 'let n = 0; exports.next = () => ++n;',
            requires: {},
            live: false,
          },
        ],
        targetRequires: { './live': 'live.js', './shared': 'shared.js' },
      },
      'isolate',
    );
    const code = `exports.f = () => require('./live').next() + ' ' + require('./shared').next();`;
    const job = {
      kind: 'tests',
      ...oneEach([code, code]),
      order: undefined,
      stopAtFirst: true,
      fuel: 1000,
      seed: 1,
    } as const;
    const results = await sandbox.job(job, 2_000, 'realm');
    expect(results.map((it) => it.failed[0]!.error)).toEqual(['Error: 1 1', 'Error: 1 2']);
  });

  it('makes each version of a schema from the code, whatever another has put on it', async () => {
    await sandbox.open(
      unitOf({
        'test.js': `const { f } = require('./target'); test('t', () => { expect(f()).toBe(3); });`,
      }),
      'isolate',
    );
    const code = `if (__pawl_version === 1)
        arguments.callee.call = arguments.callee.apply = (_, module) => { module.exports.f = () => 3; };
      exports.f = () => __pawl_version;`;
    const versions = [1, 2, 3].map((number) => ({ code: 0, number }));
    const results = await sandbox.job(
      {
        kind: 'tests',
        codes: [code],
        versions,
        order: undefined,
        stopAtFirst: true,
        fuel: 9,
        seed: 1,
      },
      2_000,
      'realm',
    );
    expect(results.map((it) => it.passed)).toEqual([0, 0, 1]);
  });

  it('links cycles through the target, and functions as exports', async () => {
    await sandbox.open(
      {
        ...unitOf({}),
        modules: [
          {
            id: 'test.js',
            code: `const f = require('./target'); test('t', () => { expect(f(3)).toBe(4); });`,
            requires: { './target': 'pawl:target' },
            live: true,
          },
          {
            id: 'other.js',
            code: `const f = require('./target'); exports.one = () => typeof f === 'object' ? 1 : 0;`,
            requires: { './target': 'pawl:target' },
            live: true,
          },
        ],
        tests: [{ id: 'test.js', name: 'test.js' }],
        targetRequires: { './other': 'other.js' },
      },
      'isolate',
    );
    const result = await testsResult(
      sandbox,
      `const { one } = require('./other'); module.exports = (n) => n + one();`,
    );
    expect(result.failed).toEqual([]);
    expect(result.passed).toBe(1);
  });
});

describe('recording', () => {
  async function trace(test: string, code: string, symbols: string[]) {
    await sandbox.open(unitOf({ 'test.js': test }), 'isolate');
    return (
      await sandbox.job({ kind: 'trace', code, symbols, limit: 100, seed: 1 }, 2_000, 'realm')
    ).recorded;
  }

  it('keeps calls with their arguments as they were, once each, by passing and failing tests', async () => {
    const seen = await trace(
      `const { f } = require('./target'); test('a', () => { f([1]); f([1]); f([2]); }); test('b', () => { f([3]); throw 1; });`,
      `exports.f = function f(list) { if (list.length < 2) f([...list, 0]); list.push('changed'); };`,
      ['f'],
    );
    expect(
      seen.map((it) => [it.test, it.passed, JSON.stringify(it.example.calls[0]!.args)]),
    ).toEqual([
      ['a', true, '[["array",[1]]]'],
      ['a', true, '[["array",[2]]]'],
      ['b', false, '[["array",[3]]]'],
    ]);
  });

  it('follows instances with private fields, subclasses and static methods', async () => {
    const seen = await trace(
      `const { Box } = require('./target');
       test('a', () => { const b = new Box(1); b.add(2); b.get(); b.add(3); expect(b.get()).toBe(6); expect(b instanceof Box).toBe(true); });
       test('b', () => { class More extends Box { twice() { return this.get() * 2; } } expect(new More(4).twice()).toBe(8); expect(Box.of(3).get()).toBe(3); });`,
      `exports.Box = class Box { #n; constructor(n) { this.#n = n; } add(m) { this.#n += m; return this; } get() { return this.#n; } static of(n) { return new Box(n); } };`,
      ['Box.add', 'Box.get', 'Box.static.of'],
    );
    expect(seen.every((it) => it.passed)).toBe(true);
    const add = seen.find((it) => it.symbol === 'Box.add')!;
    expect(add.example.construct).toEqual([1]);
    expect(add.example.calls.map((it) => it.method)).toEqual(['add', 'get', 'add', 'get']);
    expect(seen.some((it) => it.symbol === 'Box.static.of')).toBe(true);
  });

  it('leaves out calls with arguments that can not be made again', async () => {
    const seen = await trace(
      `const { f } = require('./target'); test('a', () => { f(new WeakMap()); f(Promise.resolve(1)); f(1); });`,
      `exports.f = () => {};`,
      ['f'],
    );
    expect(seen.map((it) => it.example.calls[0]!.args)).toEqual([[1]]);
  });
});

describe('the global object', () => {
  it.each(['isolate', 'process'] as const)(
    'has the name that Node gives it in a %s',
    async (kind) => {
      const test = `const { f } = require('./target'); test('a', () => { if (f() !== 1) throw 1; });`;
      await sandbox.open(unitOf({ 'test.js': test }), kind);
      const code = `(function (root) { exports.f = () => (root === globalThis ? 1 : 2); })(typeof window !== 'undefined' ? window : global);`;
      const job = {
        kind: 'tests',
        ...oneEach([code]),
        order: undefined,
        stopAtFirst: true,
      } as const;
      const [result] = await sandbox.job({ ...job, fuel: 1_000, seed: 1 }, 2_000);
      expect(result).toMatchObject({ passed: 1, failed: [] });
    },
  );
});

describe('coverage and probes', () => {
  it('tell for each test what it reached', async () => {
    await sandbox.open(
      unitOf({
        'test.js': `const { f } = require('./target'); test('a', () => { f(1); }); test('b', () => { f(0); throw 1; });`,
      }),
      'isolate',
    );
    const code = `__pawl.hit(0); exports.f = (n) => { if (n) __pawl.hit(1); else __pawl.hit(2); };`;
    const { tests } = await sandbox.job({ kind: 'coverage', code, seed: 1 }, 2_000, 'realm');
    expect(tests).toEqual([
      { id: 'a', ok: true, sites: [0, 1] },
      { id: 'b', ok: false, sites: [0, 2] },
    ]);
  });

  it('give alike expressions the same digest, and what always throws none', async () => {
    await sandbox.open(
      unitOf({ 'test.js': `const { f } = require('./target'); test('a', () => { f(1); f(2); });` }),
      'isolate',
    );
    const code = `exports.f = (n) => __pawl.probe(0, n + 1, () => [() => 1 + n, () => n * 2, () => n.x.y, () => n - -1]);`;
    const { holes } = await sandbox.job(
      { kind: 'probe', code, first: [], perTest: 9, conditions: [false], seed: 1 },
      2_000,
      'realm',
    );
    const [hole] = holes;
    expect(hole!.digests).toHaveLength(4);
    expect(hole!.digests[0]).toBe(hole!.current);
    expect(hole!.digests[3]).toBe(hole!.current);
    expect(hole!.digests[1]).not.toBe(hole!.current);
    expect(hole!.digests[2]).toBe(null);
  });

  it('tell by visit what would change, the named tests first, a few visits of each', async () => {
    await sandbox.open(
      unitOf({
        'test.js': `const { f } = require('./target'); test('a', () => { f(1); }); test('b', () => { f(3); f(2); f(1); });`,
      }),
      'isolate',
    );
    const code = `exports.f = (n) => __pawl.probe(0, n > 2, () => [() => n > 1, () => n]);`;
    const { holes } = await sandbox.job(
      { kind: 'probe', code, first: ['b'], perTest: 2, conditions: [true], seed: 1 },
      2_000,
      'realm',
    );
    const [{ tests, changes, digests }] = holes as [(typeof holes)[0]];
    expect(tests).toEqual([0, 0, 1]);
    expect(digests.map((digest) => changes[digest!])).toEqual(['010', '011']);
  });
});
