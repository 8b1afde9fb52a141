import { describe, expect, it } from 'vitest';
import { rollback } from './rollback/rollback.ts';
import { statusOf } from './status.ts';
import { Shop } from './testing.ts';

async function statusIn(shop: Shop) {
  const verification = shop.office.ledger.verify();
  if (!verification.ok) throw new Error(verification.reason);
  return statusOf(verification.entries, shop.deps.git);
}

describe('the status of a release', () => {
  it('follows it from its branch to where it was merged, and back', async () => {
    const shop = new Shop();
    expect(await statusIn(shop)).toEqual([]);
    const subject = shop.signed();
    const released = await shop.release(subject);
    const commit = released.ok && released.commit;
    expect(await statusIn(shop)).toMatchObject([
      {
        state: 'released',
        branch: 'pawl/4be1',
        commit,
        mergedInto: [],
        target: 'src/most.js#most',
      },
    ]);
    shop.git('merge', '-q', '--no-ff', '-m', 'Merge', 'pawl/4be1');
    shop.git('branch', '-qD', 'pawl/4be1');
    expect(await statusIn(shop)).toMatchObject([{ state: 'merged', mergedInto: ['main'] }]);
    const { deps } = shop;
    const request = { gate: subject.gate, reason: 'Wrong', branch: undefined, failed: undefined };
    await rollback(request, { ...deps, answer: () => undefined, jail: () => deps.jail });
    expect(await statusIn(shop)).toMatchObject([{ state: 'rolled-back', reason: 'Wrong' }]);
  });

  it('knows a commit that was squashed by its trailer', async () => {
    const shop = new Shop();
    await shop.release(shop.signed());
    const message = shop.git('log', '-1', '--format=%B', 'pawl/4be1');
    shop.git('merge', '-q', '--squash', 'pawl/4be1');
    shop.git('commit', '-qm', `Several things\n\n${message}`);
    expect(await statusIn(shop)).toMatchObject([{ state: 'merged', mergedInto: ['main'] }]);
  });

  it('tells of one that no branch has', async () => {
    const shop = new Shop();
    const subject = shop.signed();
    await shop.release(subject);
    shop.git('update-ref', '-d', 'refs/heads/pawl/4be1');
    expect(await statusIn(shop)).toMatchObject([{ state: 'lost', mergedInto: [] }]);
    expect(await shop.release(subject)).toMatchObject({ ok: true, how: 'finished' });
    expect(await statusIn(shop)).toMatchObject([{ state: 'released' }]);
  });
});
