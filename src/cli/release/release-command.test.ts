import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Counter, killTime } from './testing.ts';

describe('pawl release', () => {
  it('releases what was signed for, once, and says how to take it back', async () => {
    const shop = new Counter();
    const early = await shop.run('release', '4be1');
    expect(early).toMatchObject({ code: 1, err: expect.stringContaining('nobody has signed') });
    expect((await shop.signIt()).code).toBe(0);
    const { code, out } = await shop.run('release', '4be1');
    expect(code).toBe(0);
    expect(out).toMatch(/^Released to the branch pawl\/4be1c09f as [0-9a-f]{12}, entry 4\.\n/);
    expect(out).toContain('git merge pawl/4be1c09f');
    expect(out).toContain('pawl rollback 4be1c09f');
    const again = await shop.run('release', '4be1', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ type: 'release-made', how: 'already', entry: 4 });
  });

  it('says what to do about what was written to the working tree', async () => {
    const shop = new Counter();
    await shop.signIt();
    expect((await shop.run('apply', '4be1')).code).toBe(0);
    const { code, err } = await shop.run('release', '4be1');
    expect(code).toBe(1);
    expect(err).toMatch(/approval was used already.*\n.*committed with git.*pawl sign 4be1c09f/);
    const inTheTree = await shop.run('rollback', '4be1');
    expect(inTheTree.err).toMatch(/does not have the change\n.*git restore src\/most\.js/);
    // Put back, and signed for again.
    shop.git('restore', 'src/most.js');
    expect((await shop.run('release', '4be1')).code).toBe(1);
    expect((await shop.signIt()).code).toBe(0);
    expect((await shop.run('release', '4be1')).code).toBe(0);
  });

  it('says what git has not been told of who works here', async () => {
    const shop = new Counter();
    await shop.signIt();
    const nobody = { PATH: process.env['PATH'], HOME: shop.office.home };
    Object.defineProperty(shop, 'env', { value: nobody });
    expect(await shop.run('release', '4be1')).toMatchObject({
      code: 3,
      err: expect.stringMatching(/git commit-tree failed: .*\n.*git config --global user\.name/),
    });
    // Nothing was used by it.
    expect(shop.recorded('release-made')).toBe(0);
  });

  it('tells programs why it was not done', async () => {
    const shop = new Counter();
    await shop.signIt();
    shop.commit({ 'src/more.js': 'export const isMore = (a, b) => b < a;\n' });
    const { code, out } = await shop.run('release', '4be1', '--json');
    expect(code).toBe(1);
    const hint = expect.stringContaining('Run pawl again on that base') as unknown;
    expect(JSON.parse(out)).toMatchObject({ type: 'release-refused', rule: 'same-reach', hint });
  });

  it('--status tells where each is', async () => {
    const shop = new Counter();
    expect((await shop.run('release', '--status')).out).toBe('Nothing was released.\n');
    await shop.signIt();
    await shop.run('release', '4be1');
    const { out } = await shop.run('release', '--status');
    expect(out).toMatch(/4be1c09f .* released .* pawl\/4be1c09f .* src\/most\.js#most/);
    const { out: json } = await shop.run('release', '4be1', '--status', '--json');
    expect(JSON.parse(json)).toMatchObject({ candidate: shop.id, state: 'released' });
  });

  it.each([
    [['release'], 'which change is to be released?'],
    [['release', 'ffff'], 'there is no change ffff'],
    [['release', ''], 'there is no change '],
  ])('is wrong use for %j', async (args, said) => {
    const shop = new Counter();
    const { code, err } = await shop.run(...args);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  it('releases no text that was put into the store after the signature', async () => {
    const shop = new Counter();
    await shop.signIt();
    const database = new DatabaseSync(join(shop.root, '.pawl/pawl.db'));
    const changed = database
      .prepare(`UPDATE runs SET outcome = replace(outcome, '[found]', '[found = 0]')`)
      .run();
    database.close();
    expect(changed.changes).toBe(1);
    const { code, err } = await shop.run('release', '4be1');
    expect(code).toBe(1);
    expect(err).toContain('same-change');
    expect(shop.git('branch', '--list', 'pawl/*')).toBe('');
  });
});

describe('a release that is killed', () => {
  it('has done nothing by halves, and the next call does or finishes it', async () => {
    const shop = new Counter();
    await shop.signIt();
    const main = shop.git('rev-parse', 'main');
    let kills = 0;
    const unrecorded: string[] = [];
    for (let attempt = 0; attempt < 16 && shop.recorded('release-made') === 0; attempt++) {
      if (!(await shop.runAndKill(['release', '4be1'], killTime(attempt)))) break;
      kills++;
      // Either nothing is there, or it is in the ledger; never a branch that nobody recorded.
      const branch = shop.git('for-each-ref', '--format=%(objectname)', 'refs/heads/pawl/');
      if (branch !== '' && shop.recorded('release-made') === 0) unrecorded.push(branch);
    }
    expect(unrecorded).toEqual([]);
    expect(kills).toBeGreaterThan(0);
    const { code } = await shop.run('release', '4be1');
    expect(code).toBe(0);
    expect(shop.recorded('release-made')).toBe(1);
    expect(shop.git('rev-list', 'main..pawl/4be1c09f').split('\n')).toHaveLength(1);
    expect(shop.git('rev-parse', 'pawl/4be1c09f^')).toBe(main);
    expect(shop.git('status', '--porcelain')).toBe('');
    expect(shop.git('fsck', '--no-dangling')).toBe('');
  }, 60_000);

  it('between its entry and the branch is finished by the next call', async () => {
    const shop = new Counter();
    await shop.signIt();
    await shop.run('release', '4be1');
    const commit = shop.git('rev-parse', 'pawl/4be1c09f');
    // As if git had not come to move it.
    shop.git('update-ref', '-d', 'refs/heads/pawl/4be1c09f');
    const { out } = await shop.run('release', '4be1');
    expect(out).toContain('what entry 4 began is done');
    expect(shop.git('rev-parse', 'pawl/4be1c09f')).toBe(commit);
    expect(shop.recorded('release-made')).toBe(1);
  });

  it('is not finished when the breaker opened or a person refused it meanwhile', async () => {
    const shop = new Counter();
    await shop.signIt();
    await shop.run('release', '4be1');
    shop.git('update-ref', '-d', 'refs/heads/pawl/4be1c09f');
    shop.office.openBreaker();
    const { code, err } = await shop.run('release', '4be1');
    expect(code).toBe(1);
    expect(err).toContain('the breaker is open');
    expect(shop.git('branch', '--list', 'pawl/*')).toBe('');
  });
});
