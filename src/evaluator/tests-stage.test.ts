import { afterAll, expect, it } from 'vitest';
import {
  Sandbox,
  type Freshness,
  type Job,
  type JobResults,
  type Manner,
  type RealmKind,
} from '../sandbox/index.ts';
import type { Baseline } from '../target/index.ts';
import { TestsStage } from './tests-stage.ts';

/** Notes how the versions of its jobs were run, and how many. */
class Noting extends Sandbox {
  readonly asked: (readonly [versions: number, manner: Manner])[] = [];

  override job<J extends Job>(
    job: J,
    limitMs: number,
    fresh?: Freshness,
    manner: Manner = 'together',
  ): Promise<JobResults[J['kind']]> {
    if (job.kind === 'tests') this.asked.push([job.versions.length, manner]);
    return super.job(job, limitMs, fresh, manner);
  }
}

const sandbox = new Noting({ jail: true, workers: 1 });
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
    sandbox.asked.length = 0;
    const verdicts = await stage.judge(batch(20, code));
    expect(verdicts.flatMap(({ valid }, i) => (valid ? [] : [i]))).toEqual([20]);
    expect(verdicts[20]).toMatchObject({ reason: 'it does not end' });
    const alone = sandbox.asked.slice(2, -1);
    expect(alone.length).toBeGreaterThan(0);
    expect(sandbox.asked).toEqual([
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
  sandbox.asked.length = 0;
  // Its callback comes when others have their turn, and nothing can interrupt it.
  const later = `exports.f = () => {
    const { pbkdf2, pbkdf2Sync } = require('crypto');
    pbkdf2('x', 'y', 1, 8, 'sha512', () => pbkdf2Sync('x', 'y', 2e9, 64, 'sha512'));
    return 1;
  };`;
  const verdicts = await stage.judge(batch(3, later));
  expect(verdicts.flatMap(({ valid }, i) => (valid || i === 3 ? [] : [i]))).toEqual([]);
  expect(sandbox.asked.map(([, manner]) => manner)).toContain('apart');
});
