import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestsStage, type Verdict } from '../src/evaluator/index.ts';
import { Sandbox, type RealmKind, type Unit } from '../src/sandbox/index.ts';
import type { Baseline } from '../src/target/index.ts';
import type { Attack } from './attack.ts';

/** A known good candidate, which uses much of the language, and a known bad one. */
const honest = `
  exports.f = () => 'loot';
  exports.g = (list) => [...list].map((n) => Math.max(n, 2)).sort((a, b) => a - b).join('-');
`;
const wrong = honest.replace('a - b', 'b - a');
/** It uses little of the language, so that it alone can't tell what an attack left behind. */
const unchanged = `exports.f = () => 'unchanged'; exports.g = () => '2-2-3';`;
const plainTests = `
  const { f, g } = require('./target');
  test('f', async () => { expect(await f()).toBe('loot'); });
  test('g', () => {
    if (g) expect(g([3, 1, 2])).toBe('2-2-3');
    const parsed = JSON.parse(JSON.stringify({ a: [1, { b: 'x y'.split(' ') }] }));
    expect(parsed.a[1].b.length + Number('4')).toBe(6);
    const before = Date.now();
    expect(new Date(before).getTime()).toBe(before);
    expect(Math.random()).not.toBe(Math.random());
    let keys = 0;
    for (const key in {}) keys++;
    expect(keys).toBe(0);
    expect(typeof answer).toBe('undefined');
  });
`;
const nodeTests = `${plainTests}
  test('h', () => {
    const { posix, join } = require('path');
    expect(join('a', 'b') + posix.join('c', 'd')).toBe('a/bc/d');
    expect(Buffer.from('text').toString('hex')).toBe('74657874');
    expect(String(new URL('/b', 'http://a/')) + new URL('http://a/').href).toBe('http://a/bhttp://a/');
    const Events = require('events');
    const heard = [];
    new Events().on('x', (it) => heard.push(it)).emit('x', 1);
    expect(heard).toEqual([1]);
    const { format, types } = require('util');
    expect(format('%d', 3) + types.isDate({})).toBe('3false');
    expect(String(require('fs').promises.readFile('x').catch(() => {}))).toBe('[object Promise]');
  });
`;
const testModules = ['path', 'events', 'util', 'fs'];
const limitMs = 250;

export interface Fought {
  /** Of the attack; of the known good candidate before and after; of the known bad one. */
  readonly attacked: Verdict;
  readonly before: Verdict;
  readonly next: Verdict;
  readonly wrong: Verdict;
  /** Of the known good candidate in the next batch. */
  readonly later: Verdict;
  /** What the attack cost the run, milliseconds. */
  readonly costMs: number;
}

/** Where attacks are let loose: a jailed worker, a file and a server to get at. */
export class Arena {
  readonly #sandbox = new Sandbox({ jail: true, workers: 1, memoryMb: 96 });
  readonly #folder = mkdtempSync(join(tmpdir(), 'pawl-attacks-'));
  readonly #file = join(this.#folder, 'secret.txt');
  /** The same without an attack. */
  readonly #usual: Partial<Record<RealmKind, { took: number }>> = {};
  #connections = 0;
  readonly #server: Server = createServer((socket) => {
    this.#connections++;
    socket.end();
  });

  async open(): Promise<void> {
    process.env['PAWL_TEST_SECRET'] = 'loot';
    writeFileSync(this.#file, 'loot');
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  close(): void {
    delete process.env['PAWL_TEST_SECRET'];
    this.#sandbox.close();
    this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The user's file is as it was, and nobody has come to the server. */
  get untouched(): boolean {
    return readFileSync(this.#file, 'utf8') === 'loot' && this.#connections === 0;
  }

  async fight(attack: Attack, realm: RealmKind): Promise<Fought> {
    await this.#sandbox.open(unitFor(attack, realm), realm);
    const stage = new TestsStage(this.#sandbox, baselineOf(realm), 1);
    const judge = (...codes: readonly string[]): Promise<readonly Verdict[]> =>
      stage.judge(codes.map((code, i) => ({ id: String(i), code })));
    const port = (this.#server.address() as AddressInfo).port;
    const code = attack.code.replaceAll('PATH', this.#file).replaceAll('PORT', String(port));
    const honestly = () => judge(honest, honest, honest, wrong);
    if (!this.#usual[realm]) await honestly();
    const usual = (this.#usual[realm] ??= await timed(honestly));
    const { took, value } = await timed(() => judge(honest, code, honest, wrong));
    const [before, attacked, next, other] = value as [Verdict, Verdict, Verdict, Verdict];
    const [later] = await judge(honest);
    const costMs = took - usual.took;
    return { before, attacked, next, wrong: other, later: later!, costMs };
  }
}

async function timed<T>(run: () => Promise<T>): Promise<{ took: number; value: T }> {
  const began = performance.now();
  const value = await run();
  return { took: performance.now() - began, value };
}

function unitFor(attack: Attack, realm: RealmKind): Unit {
  const own = realm === 'process' ? testModules : [];
  return {
    modules: [
      {
        id: 'test.js',
        code: realm === 'process' ? nodeTests : plainTests,
        requires: { './target': 'pawl:target' },
        live: true,
      },
    ],
    targetRequires: Object.fromEntries(attack.needs.map((name) => [name, name])),
    tests: [{ id: 'test.js', name: 'test.js' }],
    builtins: realm === 'process' ? [...new Set([...attack.needs, ...own])] : [],
  };
}

function baselineOf(realm: RealmKind): Baseline {
  const failing = [{ id: 'f', ok: false }];
  const passing = [{ id: 'g', ok: true }, ...(realm === 'process' ? [{ id: 'h', ok: true }] : [])];
  return {
    code: unchanged,
    reports: [...failing, ...passing],
    failing,
    passing,
    orderMatters: false,
    fuel: 1_000_000,
    timeoutMs: limitMs,
    pinned: [],
  };
}
