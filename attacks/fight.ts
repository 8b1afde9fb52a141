import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RealmKind } from '../src/sandbox/index.ts';
import { Arena, type Fought } from './arena.ts';
import { attacksIn } from './attack.ts';
import { slowness } from './slowness.ts';

/**
 * What an attack may cost the run, milliseconds. `npm run bench:attacks` measures it on a machine that
 * has nothing else to do; here it is only seen that none gets out of hand.
 */
const dearest = 3_000;

/** As many times longer as it should take: a machine that has far too much to do. */
const crowded = 3;

function areGood({ before, next, later }: Fought): boolean {
  return before.valid && next.valid && later.valid;
}

/** One test for each attack that is worth trying in this realm. */
export function fightAll(realm: RealmKind): void {
  const all = ['escapes', 'harm', 'forgeries'].flatMap(attacksIn);
  const arena = new Arena();
  beforeAll(() => arena.open());
  afterAll(() => arena.close());
  const here = all.filter((attack) => attack.realm === undefined || attack.realm === realm);
  it.each(here)('$tries: contained', { timeout: 60_000 }, async (attack) => {
    const slow = slowness();
    let fought = await arena.fight(attack, realm);
    // What is known to be good has a time limit too, and so many others on the machine can exceed it.
    const more = slow > crowded ? 2 : 0;
    for (let i = 0; i < more && !areGood(fought); i++) fought = await arena.fight(attack, realm);
    const { before, attacked, next, wrong, later } = fought;
    expect(before).toMatchObject({ valid: true });
    const reason = expect.stringMatching(attack.reason ?? /./);
    expect(attacked).toMatchObject({ valid: false, reason });
    expect(next).toMatchObject({ valid: true });
    expect(wrong).toMatchObject({ valid: false, reason: expect.stringContaining('fails "g"') });
    // The next batch, in what the attack may have left behind.
    expect(later).toMatchObject({ valid: true });
    expect(arena.untouched).toBe(true);
    expect(fought.costMs / Math.max(slow, slowness())).toBeLessThan(dearest);
  });
}
