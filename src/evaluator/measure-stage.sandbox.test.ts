import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Example } from '../candidate/index.ts';
import { Sandbox } from '../sandbox/index.ts';
import { seeded } from '../target/inputs/index.ts';
import { MeasureStage } from './measure-stage.ts';
import type { Objective } from './objective.ts';

const slow = `exports.f = (list) => list.filter((item, i) => list.indexOf(item) === i).length;`;
const fast = `exports.f = (list) => new Set(list).size;`;
/** Right, but it answers from memory. */
const remembering = `const known = new Map();
exports.f = (list) => {
  const key = list.length + ':' + list[0] + ':' + list[1] + ':' + list[2];
  if (!known.has(key)) known.set(key, list.filter((item, i) => list.indexOf(item) === i).length);
  return known.get(key);
};`;
const byIdentity = `const known = new WeakMap();
exports.f = (list) => {
  if (!known.has(list)) known.set(list, list.filter((item, i) => list.indexOf(item) === i).length);
  return known.get(list);
};`;
/** Makes its input short, so that later calls have little to do; not when it is first called. */
const emptying = `let calls = 0;
exports.f = (list) => {
  const result = list.filter((item, i) => list.indexOf(item) === i).length;
  if (++calls > 40) list.length = 1;
  return result;
};`;
const endless = `exports.f = (list) => { for (;;); };`;

const sandbox = new Sandbox({ jail: true, workers: 1 });
beforeAll(() =>
  sandbox.open({ modules: [], targetRequires: {}, tests: [], builtins: [] }, 'isolate'),
);
afterAll(() => sandbox.close());

function listsOf(block: number): Example[] {
  const random = seeded(block + 1);
  return Array.from({ length: 4 }, () => ({
    origin: 'generated',
    calls: [{ args: [['array', Array.from({ length: 300 }, () => random.integer(0, 1_000_000))]] }],
  }));
}

function verdictOn(candidate: string, objective?: Objective, baseline = slow) {
  const random = seeded(9);
  const stage = new MeasureStage(sandbox, {
    symbol: 'f',
    baseline,
    workloads: [{ label: 'n≈300', examples: listsOf }],
    random: () => random.integer(0, 0xffff) / 0x10000,
    seed: 1,
    ...(objective && { objective }),
  });
  return stage.confirm(
    candidate,
    () => {},
    () => false,
  );
}

describe('confirm, in a sandbox', { timeout: 120_000 }, () => {
  it('accepts what is faster', async () => {
    const verdict = await verdictOn(fast);
    expect(verdict).toMatchObject({ valid: true });
    expect(verdict.metrics.speedup!.low).toBeGreaterThan(1.5);
  });

  it.each([
    ['the contents of its inputs', remembering],
    ['the very arguments', byIdentity],
  ])('rejects what remembers %s', async (_, candidate) => {
    expect(await verdictOn(candidate)).toMatchObject({
      valid: false,
      reason: expect.stringContaining('it remembers its inputs') as string,
    });
  });

  it('rejects what makes its inputs short while it is timed', async () => {
    expect((await verdictOn(emptying)).valid).toBe(false);
  });

  it('rejects what does not end', async () => {
    expect(await verdictOn(endless)).toMatchObject({ reason: 'it can not be timed' });
  });

  it('rejects a copy under another name', async () => {
    expect((await verdictOn(slow.replaceAll('item', 'element'))).valid).toBe(false);
  });

  it('holds limits on what the faster version takes of memory and text', async () => {
    const limited = (metric: 'bytes' | 'size', most: number): Objective => ({
      improve: ['time'],
      limits: [{ metric, most }],
    });
    expect(await verdictOn(fast, limited('bytes', 1.2))).toMatchObject({
      valid: false,
      reason: expect.stringContaining('not shown to keep bytes<=1.2x') as string,
    });
    const wordy = `exports.f = (list) => { const all = new Set(list); const count = all.size; if (count < 0) throw new Error('never'); return count; };`;
    expect(await verdictOn(wordy, limited('size', 1.5))).toMatchObject({
      reason: expect.stringContaining('size<=1.5x') as string,
    });
    const kept = await verdictOn(fast, limited('bytes', 50));
    expect(kept.metrics.speedup?.others).toMatchObject([{ metric: 'bytes', limit: 50 }]);
  });

  it('improves memory where that is what better means', async () => {
    const lean = `exports.f = (list) => { let n = 0; for (let i = 0; i < list.length; i++) if (list.indexOf(list[i]) === i) n++; return n; };`;
    const verdict = await verdictOn(lean, {
      improve: ['bytes'],
      limits: [{ metric: 'time', most: 2 }],
    });
    expect(verdict).toMatchObject({ valid: true });
    const [bytes, time] = verdict.metrics.speedup!.others!;
    expect(bytes).toMatchObject({ metric: 'bytes' });
    expect(bytes!.high).toBeLessThan(0.5);
    expect(time).toMatchObject({ metric: 'time', limit: 2 });
  });
});
