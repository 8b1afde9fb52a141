import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestsStage, type Runnable } from '../../evaluator/index.ts';
import type { Baseline } from '../../target/index.ts';
import { Sandbox, type RealmKind, type Unit } from '../index.ts';
import { attacks, type Attack } from './index.ts';

const seed = 1;
const honest = `
  exports.f = () => 'loot';
  exports.g = (list) => [...list].map((n) => Math.max(n, 2)).sort((a, b) => a - b).join('-');
`;
/** It uses little of the language, so that it alone can't tell what an attack left behind. */
const unchanged = `exports.f = () => 'unchanged'; exports.g = () => '2-2-3';`;
const wrong = honest.replace('a - b', 'b - a');
const tests = `
  const { f, g } = require('./target');
  const path = require('path');
  test('f', async () => { expect(await f()).toBe('loot'); });
  test('g', () => {
    if (g) expect(g([3, 1, 2])).toBe('2-2-3');
    const parsed = JSON.parse(JSON.stringify({ a: [1, { b: 'x y'.split(' ') }] }));
    expect(parsed.a[1].b.length + Number('4')).toBe(6);
    const before = Date.now();
    expect(new Date(before).getTime()).toBe(before);
    expect(Math.random()).not.toBe(Math.random());
    if (path.join) expect(path.join('a', 'b')).toBe('a/b');
  });
`;

const sandbox = new Sandbox({ jail: true, workers: 1, memoryMb: 96 });
const folder = mkdtempSync(join(tmpdir(), 'pawl-attacks-'));
const file = join(folder, 'secret.txt');
let connections = 0;
const server = createServer((socket) => {
  connections++;
  socket.end();
});

beforeAll(async () => {
  process.env['PAWL_TEST_SECRET'] = 'loot';
  writeFileSync(file, 'loot');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  delete process.env['PAWL_TEST_SECRET'];
  sandbox.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each<RealmKind>(['isolate', 'process'])('in the %s realm', (realm) => {
  const here = attacks.filter((attack) => attack.realm === undefined || attack.realm === realm);
  it.each(here)('$name: contained', { timeout: 30_000 }, async (attack) => {
    await sandbox.open(unitFor(attack, realm), realm);
    const stage = new TestsStage(sandbox, baseline(), seed);
    const code = attack.code
      .replaceAll('PATH', file)
      .replaceAll('PORT', String((server.address() as AddressInfo).port));
    const judge = async (...codes: string[]): Promise<string[]> => {
      const verdicts = await stage.judge(
        codes.map((it, i): Runnable => ({ id: String(i), code: it })),
      );
      return verdicts.map((verdict) => (verdict.valid ? 'valid' : verdict.reason));
    };
    const [before, attacked, next, other] = await judge(honest, code, honest, wrong);
    expect({ before, next }).toEqual({ before: 'valid', next: 'valid' });
    expect(attacked).not.toBe('valid');
    expect(other).toContain('fails "g"');
    expect(attacked).toMatch(attack.reason ?? /./);
    // The next batch, in what the attack may have left behind.
    expect(await judge(honest)).toEqual(['valid']);
    expect(readFileSync(file, 'utf8')).toBe('loot');
    expect(connections).toBe(0);
  });
});

function unitFor(attack: Attack, realm: RealmKind): Unit {
  const builtins = realm === 'process' ? [...(attack.builtins ?? []), 'path'] : [];
  return {
    modules: [
      {
        id: 'test.js',
        code: realm === 'process' ? tests : tests.replace("require('path')", '{}'),
        requires: { './target': 'pawl:target' },
        live: true,
      },
    ],
    targetRequires: Object.fromEntries((attack.builtins ?? []).map((name) => [name, name])),
    tests: [{ id: 'test.js', name: 'test.js' }],
    builtins,
  };
}

function baseline(): Baseline {
  return {
    code: unchanged,
    reports: [
      { id: 'f', ok: false },
      { id: 'g', ok: true },
    ],
    failing: [{ id: 'f', ok: false }],
    passing: [{ id: 'g', ok: true }],
    orderMatters: false,
    fuel: 1_000_000,
    timeoutMs: 300,
    pinned: [],
  };
}
