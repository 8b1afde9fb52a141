import { afterAll, describe, expect, it } from 'vitest';
import { attacksIn } from './attack.ts';
import { endless, leftBehind, Limits, programs } from './limits.ts';
import { slowness } from './slowness.ts';

const limits = new Limits();
afterAll(() => limits.close());

/** Milliseconds; and how often a noisy machine may try to show it. */
const most = 100;
const tries = 6;

async function least(overrun: () => Promise<number>): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < tries && best >= most; i++) {
    const slow = slowness();
    const took = await overrun();
    best = Math.min(best, took / Math.max(slow, slowness()));
  }
  return best;
}

const all = attacksIn('harm').filter(({ name }) => endless.includes(name));

it('are of all that is named', () => {
  expect(all.map(({ name }) => name).sort()).toEqual([...endless].sort());
});

describe.each(['isolate', 'process'] as const)('a candidate in the %s realm', (realm) => {
  const here = all.filter(
    (attack) =>
      (attack.realm === undefined || attack.realm === realm) &&
      (realm === 'process' || attack.needs.length === 0),
  );
  it.each(here)(
    'that $tries is gone within 100 ms of its limit',
    { timeout: 60_000 },
    async (attack) => {
      expect(await least(() => limits.overrun(attack, realm, 250))).toBeLessThan(most);
    },
  );
});

it.each(leftBehind)(
  'what $tries is gone within 100 ms of its limit',
  { timeout: 60_000 },
  async (attack) => {
    expect(await least(() => limits.overrun(attack, 'process', 250))).toBeLessThan(most);
  },
);

it.each(programs)(
  'a program that $name is gone within 100 ms of its limit',
  { timeout: 60_000 },
  async ({ script }) => {
    expect(await least(() => limits.overrunOfProgram(script, 300))).toBeLessThan(most);
  },
);
