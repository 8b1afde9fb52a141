import { describe, expect, it } from 'vitest';
import { openStore } from '../../durable/index.ts';
import { testFile } from '../../loop/testing.ts';
import { Household } from './testing.ts';

const wrong = 'export const most = (a, b) => {\n  return a < b ? a : b;\n};\n';

/** A project with a bug that is found in seconds. */
function faulty(): Household {
  return new Household({
    'package.json': '{"type":"module","scripts":{"test":"node --test"}}',
    'src/a.js': wrong,
    'test/a.test.js': testFile(
      '../src/a.js',
      'most',
      'assert.equal(most(1, 2), 2);',
      'assert.equal(most(5, 3), 5);',
    ),
  }).allow(['alice']);
}

const fix = ['fix', 'src/a.js', '--budget', '15s', '--write'];

describe('a run in a project where signers are committed', () => {
  it('is recorded; waits for a sign-off; a refusal is heeded by the next', async () => {
    const house = faulty();
    const first = await house.run(...fix);
    expect(first).toMatchObject({ code: 1, err: expect.stringContaining('pawl sign') });
    expect(house.entries().find(({ kind }) => kind === 'run-ended')).toMatchObject({
      body: { command: 'fix', target: 'src/a.js', outcome: 'improved', depth: 0 },
    });
    const id = /pawl sign ([0-9a-f]{8})/.exec(first.err)?.[1] ?? '';
    await house.run('reject', id, '--reason', 'too clever', '--another');
    const second = await house.run(...fix);
    expect(second.err).toContain('a person has refused it: too clever');
    expect(second.err).not.toContain(`pawl sign ${id}`);
    expect(house.read('src/a.js')).toBe(wrong);
  }, 60_000);

  it('is let through a half-open breaker once', async () => {
    const house = faulty();
    const why = ['--reason', 'looked', '--key', house.key('alice')];
    await house.run('breaker', 'open', '--reason', 'odd');
    await house.run('breaker', 'half-open', ...why);
    expect((await house.run('fix', 'src/a.js', '--budget', '15s')).code).toBe(0);
    expect(await house.run('fix', 'src/a.js')).toMatchObject({
      code: 1,
      err: expect.stringContaining('its one run was let through'),
    });
    expect(house.kinds().filter((kind) => kind === 'run-admitted')).toHaveLength(1);
  }, 60_000);

  it('that is killed is no cheaper than one that ends', async () => {
    const house = faulty();
    house.commit({ 'pawl.config.json': JSON.stringify({ breaker: { timeMs: 20_000 } }) });
    // As kill -9 leaves it: begun a while ago, with no end.
    const store = openStore(house.root);
    const request = {
      command: 'fix',
      root: house.root,
      file: 'src/a.js',
      seed: 1,
      jail: true,
    } as const;
    const begun = Date.now() - 60_000;
    const { id } = store.startRun({ ...request, budgetMs: 30_000, maxCandidates: 9 }, begun);
    store.startRun({ ...request, budgetMs: 30_000, maxCandidates: 9 }, begun - 90_000_000);
    store.close();
    expect(await house.run('fix', 'src/a.js')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/breaker is open: .*30/),
    });
    expect(await house.run('fix', 'src/a.js')).toMatchObject({ code: 1 });
    const ended = house.entries().filter(({ kind }) => kind === 'run-ended');
    expect(ended).toMatchObject([
      {
        body: { run: id, outcome: 'interrupted', ms: 30_000, reason: 'it did not come to its end' },
      },
    ]);
  });

  it('is not begun deeper in self-improvement than the budget allows', async () => {
    const house = faulty();
    for (const depth of ['3', '-1', 'none']) {
      Object.assign(house.extra, { PAWL_DEPTH: depth });
      expect(await house.run('fix', 'src/a.js')).toMatchObject({
        code: 1,
        err: expect.stringContaining('levels deep'),
      });
    }
  });
});
