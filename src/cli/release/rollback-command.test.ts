import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { before } from '../../release/testing.ts';
import { Counter, killTime } from './testing.ts';

/** A change that was released and has come to `main`. */
async function merged(): Promise<Counter> {
  const shop = new Counter();
  await shop.signIt();
  await shop.run('release', '4be1');
  shop.git('merge', '-q', '--ff-only', 'pawl/4be1c09f');
  return shop;
}

describe('pawl rollback', () => {
  it('takes a change back and says where', async () => {
    const shop = await merged();
    const { code, out, err } = await shop.run('rollback', '4be1', '--reason', 'Wrong for none');
    expect(code).toBe(0);
    expect(out).toMatch(/^Took back 4be1c09f on main, as [0-9a-f]{12}, entry 5\.\n$/);
    expect(err).toMatch(/the breaker is open: rollbacks.*\n.*pawl breaker/);
    expect(readFileSync(join(shop.root, 'src/most.js'), 'utf8')).toBe(before);
    expect((await shop.run('report')).out).toContain('Wrong for none');
    const again = await shop.run('rollback', '4be1', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ type: 'release-rolled-back', how: 'already' });
  });

  it('refuses what was never released, and what is not there', async () => {
    const shop = new Counter();
    expect(await shop.run('rollback', '4be1')).toMatchObject({ code: 2 });
    await shop.signIt();
    const { code, err } = await shop.run('rollback', '4be1');
    expect(code).toBe(1);
    expect(err).toMatch(/neither released nor applied\n.*pawl release --status/);
    expect(await shop.run('rollback', '4be1', '--reason', '')).toMatchObject({ code: 2 });
  });

  it('lets it be released again, when a person signs again', async () => {
    const shop = await merged();
    await shop.run('rollback', '4be1', '--reason', 'Wrong for none');
    expect(await shop.run('release', '4be1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('a person signs again: pawl sign 4be1c09f'),
    });
    const why = ['--reason', 'It was the caller', '--key', shop.alice];
    expect((await shop.run('breaker', 'close', ...why)).code).toBe(0);
    expect((await shop.signIt()).code).toBe(0);
    expect(await shop.run('release', '4be1', '--branch', 'again')).toMatchObject({
      code: 0,
      out: expect.stringContaining('git merge again'),
    });
    expect(shop.recorded('release-made')).toBe(2);
  });

  it('that is killed has done nothing by halves, and the next call does or finishes it', async () => {
    const shop = await merged();
    const tip = shop.git('rev-parse', 'main');
    let kills = 0;
    const unrecorded: string[] = [];
    for (let attempt = 0; attempt < 16 && shop.recorded('release-rolled-back') === 0; attempt++) {
      const args = ['rollback', '4be1', '--reason', 'Wrong'];
      if (!(await shop.runAndKill(args, killTime(attempt)))) break;
      kills++;
      const now = shop.git('rev-parse', 'main');
      if (now !== tip && shop.recorded('release-rolled-back') === 0) unrecorded.push(now);
    }
    expect(kills).toBeGreaterThan(0);
    expect(unrecorded).toEqual([]);
    expect((await shop.run('rollback', '4be1', '--reason', 'Wrong')).code).toBe(0);
    expect(shop.recorded('release-rolled-back')).toBe(1);
    expect(shop.git('rev-parse', 'main^')).toBe(tip);
    expect(shop.git('status', '--porcelain')).toBe('');
    expect(readFileSync(join(shop.root, 'src/most.js'), 'utf8')).toBe(before);
  }, 60_000);
});
