import { afterAll, expect, it, vi } from 'vitest';
import { Sandbox, type Manner, type RealmKind } from '../sandbox/index.ts';
import type { Baseline } from '../target/index.ts';
import { TestsStage } from './tests-stage.ts';

const sandbox = new Sandbox({ jail: true, workers: 1 });
const jobs = vi.spyOn(sandbox, 'job');
afterAll(() => sandbox.close());

/** How many versions each job of tests had, and how they were run. */
const asked = (): (readonly [versions: number, manner: Manner])[] =>
  jobs.mock.calls.flatMap(([job, , , manner = 'together']) =>
    job.kind === 'tests' ? [[job.versions.length, manner] as const] : [],
  );

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

const good = 'exports.f = () => 1;';
const batch = (at: number, code: string) =>
  Array.from({ length: 40 }, (_, i) => ({ id: String(i), code: i === at ? code : good }));

it.each([
  ['isolate', 'exports.f = () => 7n ** (7n ** 9n);'],
  ['process', `exports.f = () => require('crypto').pbkdf2Sync('x', 'y', 2e9, 64, 'sha512');`],
] as const)(
  'one among many that ends its worker in the %s costs no more than among few',
  async (realm, code) => {
    const stage = await open(realm);
    jobs.mockClear();
    const verdicts = await stage.judge(batch(20, code));
    expect(verdicts.flatMap(({ valid }, i) => (valid ? [] : [i]))).toEqual([20]);
    expect(verdicts[20]).toMatchObject({ reason: 'it does not end' });
    const alone = asked().slice(2, -1);
    expect(alone.length).toBeGreaterThan(0);
    expect(asked()).toEqual([
      [40, 'together'],
      [40, 'in-turn'],
      // With more time where the machine kept it waiting.
      ...alone.map(() => [1, 'together']),
      [39, 'together'],
    ]);
  },
);

it('where nobody ends a worker who has it for itself, they are judged apart', async () => {
  const stage = await open('process');
  jobs.mockClear();
  // Its callback comes when others have their turn, and nothing can interrupt it.
  const later = `exports.f = () => {
    const { pbkdf2, pbkdf2Sync } = require('crypto');
    pbkdf2('x', 'y', 1, 8, 'sha512', () => pbkdf2Sync('x', 'y', 2e9, 64, 'sha512'));
    return 1;
  };`;
  const verdicts = await stage.judge(batch(3, later));
  expect(verdicts.flatMap(({ valid }, i) => (valid || i === 3 ? [] : [i]))).toEqual([]);
  expect(asked().map(([, manner]) => manner)).toContain('apart');
});
