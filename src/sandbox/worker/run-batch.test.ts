import { expect, it } from 'vitest';
import type { BatchJob } from './batch-job.ts';
import { RealmTimeout, type Realm } from './realm.ts';
import { runBatch } from './run-batch.ts';

const job: BatchJob = {
  kind: 'tests',
  codes: ['good', 'endless'],
  // The first eight are done before the one that does not end.
  versions: Array.from({ length: 10 }, (_, i) => ({ code: i < 9 ? 0 : 1, number: 0 })),
  order: ['f'],
  stopAtFirst: true,
  fuel: 9,
  seed: 1,
};
const good = { passed: 1, failed: [], fuelUsed: 0, reads: { clock: 0, randomness: 0 } };

/** Realms in which one version loops in microtasks, so that they go on whenever they are asked. */
class Looping implements Realm {
  static asked: { readonly operation: string; readonly limitMs: number }[] = [];
  #left: readonly { readonly code: number }[] = [];
  #loops = false;

  call(operation: string, payload: string, limitMs: number): string {
    Looping.asked.push({ operation, limitMs });
    if (operation === 'start') this.#left = (JSON.parse(payload) as BatchJob).versions;
    const count = operation === 'go' ? Number(payload) : 0;
    const asked = this.#left.slice(0, count);
    this.#left = this.#left.slice(count);
    this.#loops ||= asked.some(({ code }) => code === 1);
    if (this.#loops) throw new RealmTimeout('out of time');
    return operation === 'go' ? JSON.stringify({ results: asked.map(() => good) }) : '[]';
  }

  heap(): { used: number; total: number } {
    return { used: 0, total: 0 };
  }

  dispose(): void {}
}

it('asks a realm that goes on whenever it is asked for nothing more, so that its limit is one', async () => {
  Looping.asked = [];
  let realm: Realm | undefined;
  const { results } = await runBatch(job, {
    limitMs: 10,
    current: () => (realm ??= new Looping()),
    discard: () => (realm = undefined),
    pulse: () => {},
    manner: 'together',
  });
  expect(results.slice(0, -1)).toEqual(Array.from({ length: 9 }, () => good));
  expect(results.at(-1)).toMatchObject({ fault: 'it does not end' });
  const { asked } = Looping;
  for (const [at, { operation }] of asked.entries()) {
    if (operation !== 'go' || asked[at + 1]?.operation !== 'take') continue;
    expect(asked[at + 2]?.operation).not.toBe('changed');
  }
  const stops = asked.filter(({ operation }) => operation === 'take');
  expect(stops.length).toBeGreaterThan(0);
  for (const { limitMs } of stops) expect(limitMs).toBeLessThan(50);
});
