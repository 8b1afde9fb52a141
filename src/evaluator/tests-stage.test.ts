import { afterAll, expect, it } from 'vitest';
import { Sandbox, type RealmKind } from '../sandbox/index.ts';
import type { Baseline } from '../target/index.ts';
import { TestsStage } from './tests-stage.ts';

const sandbox = new Sandbox({ jail: true, workers: 1 });
afterAll(() => sandbox.close());

const baseline: Baseline = {
  code: 'exports.f = () => 2;',
  reports: [{ id: 'f', ok: false }],
  failing: [{ id: 'f', ok: false }],
  passing: [],
  orderMatters: false,
  fuel: 1_000_000,
  timeoutMs: 100,
  pinned: [],
};

async function open(realm: RealmKind): Promise<TestsStage> {
  const code = `const { f } = require('./target');
    test('f', () => { if (f() !== 1) throw new Error('not 1'); });`;
  await sandbox.open(
    {
      modules: [{ id: 't.js', code, requires: { './target': 'pawl:target' }, live: true }],
      targetRequires: { crypto: 'crypto' },
      tests: [{ id: 't.js', name: 't.js' }],
      builtins: realm === 'process' ? ['crypto'] : [],
    },
    realm,
  );
  return new TestsStage(sandbox, baseline, 1);
}

it.each([
  ['isolate', 'exports.f = () => 7n ** (7n ** 9n);'],
  ['process', 'exports.f = () => { for (;;); };'],
  ['process', `exports.f = () => require('crypto').pbkdf2Sync('x', 'y', 2e9, 64, 'sha512');`],
] as const)('a winner that ends its worker in the %s is rejected: %s', async (realm, code) => {
  const stage = await open(realm);
  const verdict = await stage.confirm(code);
  expect(verdict).toMatchObject({ valid: false, reason: 'it does not end' });
  expect(await stage.confirm('exports.f = () => 1;')).toMatchObject({ valid: true });
});
