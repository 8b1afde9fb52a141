import { afterAll, describe, expect, it } from 'vitest';
import { oneEach, Sandbox, type TestsResult } from './index.ts';
import { unitOf } from './realm/testing.ts';

const sandbox = new Sandbox({ jail: true, workers: 1 });
afterAll(() => sandbox.close());

/** What several versions, judged in one worker, give to a test that wants `f` to give 1. */
async function judge(
  codes: readonly string[],
  modules: readonly string[],
): Promise<readonly TestsResult[]> {
  const test = `
    const { f } = require('./target');
    ${modules.map((name) => `require('${name}');`).join(' ')}
    test('f', async () => { expect(await f()).toBe(1); });`;
  const targetRequires = Object.fromEntries(modules.map((name) => [name, name]));
  const unit = { ...unitOf({ 'test.js': test }), targetRequires, builtins: modules };
  await sandbox.open(unit, 'process');
  const canary = { code: quick, failing: [] };
  const rest = { order: ['f'], stopAtFirst: true, fuel: 1e6, seed: 1, canary } as const;
  return sandbox.job({ kind: 'tests', ...oneEach(codes), ...rest }, 2_000);
}

const quick = `exports.f = () => 1;`;

describe('a realm of a process', () => {
  it('goes on where the modules that it asks for have opened something', async () => {
    // Node opens the standard streams when `util` and others are loaded; dns has channels of its own.
    const modules = ['util', 'dns', 'crypto', 'zlib', 'url', 'events'];
    const using = `require('util').format('%d', 1); ${quick}`;
    const results = await judge([quick, using, quick, using], modules);
    expect(results.map((it) => it.passed)).toEqual([1, 1, 1, 1]);
  });

  it('waits for what threads do, and tells it from what never settles', async () => {
    // Some tens of milliseconds, for which Node lists nothing as active.
    const hashing = `exports.f = () => new Promise((resolve) =>
      require('crypto').pbkdf2('x', 'y', 100_000, 64, 'sha512', () => resolve(1)));`;
    const never = `exports.f = () => new Promise(() => {});`;
    const results = await judge([hashing, never, hashing], ['crypto']);
    expect(results.map((it) => it.fault ?? it.passed)).toEqual([1, 'a test never settles', 1]);
  });

  it('blames who changes what is Node’s own also when another was stopped before', async () => {
    const changing = `require('util').types.isDate = () => true; ${quick}`;
    const endless = `exports.f = () => { for (;;); };`;
    const results = await judge([endless, changing, quick], ['util']);
    expect(results.map((it) => it.fault ?? it.passed)).toEqual([
      'it does not end',
      'it changes util.types.isDate for all code',
      1,
    ]);
  });
});
