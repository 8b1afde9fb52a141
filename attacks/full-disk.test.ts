import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FullDisk, type Left } from './full-disk.ts';

/** Elsewhere no disk can be made; `durability.test.ts` has what holds there. */
const root = process.getuid?.() === 0;
const limit = { timeout: 60_000 };

describe.runIf(root)('a disk that gets full', () => {
  let disk: FullDisk;
  let usual: Left;
  beforeAll(async () => {
    disk = FullDisk.open();
    usual = await disk.undisturbed();
  }, 60_000);
  afterAll(() => disk?.close());

  it.each([0, 0.12, 0.15, 0.5, 0.85])('at %d of a run loses nothing', limit, async (at) => {
    expect(usual.answer).toBeDefined();
    const stopped = await disk.filled(at * usual.ms);
    expect(stopped.doubled).toBe(0);
    for (const [id, verdict] of stopped.verdicts) expect(verdict).toBe(usual.verdicts.get(id));
    // It may have ended before.
    const told = stopped.exit === 0 ? '' : stopped.said;
    expect([0, 3]).toContain(stopped.exit);
    expect(told === '').toBe(!/the disk is full: .+\n {2}Free some space/.test(told));
    const resumed = await disk.resumed();
    expect(resumed.answer).toBe(usual.answer);
    expect(resumed.doubled).toBe(0);
    expect(resumed.verdicts).toEqual(usual.verdicts);
  });
});
