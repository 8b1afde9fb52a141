import { describe, expect, it } from 'vitest';
import type { Sandbox, TimingRequest, TimingResult } from '../sandbox/index.ts';
import { seeded } from '../target/inputs/index.ts';
import { MeasureStage } from './measure-stage.ts';

type Times = (request: TimingRequest, call: number) => { baseline: number; candidate: number };

/** A measurement on a machine whose times are given. */
function stageOn(times: Times, unseen?: Times, sizes: readonly string[] = ['n≈10']) {
  let calls = 0;
  const sandbox = {
    time: (request: TimingRequest): Promise<TimingResult> => {
      const strata = request.strata.map(({ label, unseen: news }) => ({
        label,
        pairs: request.order.map(() => times(request, calls)),
        ...(news && unseen && { unseen: unseen(request, calls) }),
      }));
      calls++;
      return Promise.resolve({ clock: 'cpu', strata });
    },
  };
  const random = seeded(3);
  const examples = [0, 1].map((n) => [{ origin: 'recorded', calls: [{ args: [n] }] } as const]);
  return new MeasureStage(sandbox as unknown as Sandbox, {
    symbol: 'f',
    baseline: 'the baseline',
    workloads: sizes.map((label) => ({ label, examples: (block) => examples[block % 2]! })),
    random: () => random.integer(0, 0xffff) / 0x10000,
    seed: 1,
  });
}

const confirm = (stage: MeasureStage, code = 'a candidate') =>
  stage.confirm(
    code,
    () => {},
    () => false,
  );
const constantly =
  (baseline: number, candidate: number): Times =>
  () => ({ baseline, candidate });

describe('confirm', () => {
  it('accepts what is faster both times, and tells of both', async () => {
    const verdict = await confirm(
      stageOn(({ apart }) => ({ baseline: apart ? 3 : 4, candidate: 2 })),
    );
    expect(verdict).toMatchObject({ valid: true });
    expect(verdict.metrics.speedup).toMatchObject({
      ratio: 1.5,
      low: 1.5,
      high: 2,
      again: { ratio: 1.5 },
      clock: 'cpu',
    });
  });

  it('rejects what is faster only beside the baseline', async () => {
    const stage = stageOn(({ apart }) => ({ baseline: apart ? 1 : 4, candidate: 1 }));
    expect(await confirm(stage)).toMatchObject({
      valid: false,
      reason: expect.stringContaining('in a fresh process') as string,
    });
  });

  it('never accepts the unchanged target, whatever the clock says', async () => {
    expect(await confirm(stageOn(constantly(9, 1)), 'the baseline')).toMatchObject({
      valid: false,
      reason: 'it is the unchanged target',
    });
  });

  it.each([
    ['a candidate without time', 5, 0],
    ['no times', 0, 0],
    ['a candidate that took NaN', 5, NaN],
    ['a baseline that took NaN', NaN, 5],
    ['an endless baseline', Infinity, 5],
    ['an endless baseline and no time', Infinity, 0],
    ['negative times', -5, -1],
    ['a ratio that overflows', Number.MAX_VALUE, Number.MIN_VALUE],
  ])('rejects %s', async (_, baseline, candidate) => {
    const stage = stageOn(constantly(baseline, candidate));
    expect((await confirm(stage)).valid).toBe(false);
    const ratio = await stage.screen('a candidate');
    expect(ratio > 1).toBe(false);
  });

  it('does not report an endless interval because some blocks could not be timed', async () => {
    const stage = stageOn((_, call) => ({ baseline: 4, candidate: call % 9 === 8 ? NaN : 1 }));
    const verdict = await confirm(stage);
    const { ratio = 1, low = 1, high = 1 } = verdict.metrics.speedup ?? {};
    expect(verdict.valid && ![ratio, low, high].every(Number.isFinite)).toBe(false);
  });

  it('rejects what is fast only on inputs that it was given before', async () => {
    const verdict = await confirm(stageOn(constantly(8, 1), constantly(8, 8)));
    expect(verdict).toMatchObject({
      valid: false,
      reason:
        'it remembers its inputs: 8.00x on inputs that it was given before, at most 1.00x on new ones',
    });
    // New data is slower to get at: some loss says nothing.
    const slower = await confirm(stageOn(constantly(8, 1), constantly(8, 2)));
    expect(slower.valid).toBe(true);
  });

  it('rejects a gain below the margin', async () => {
    expect((await confirm(stageOn(constantly(1.009, 1)))).valid).toBe(false);
    expect((await confirm(stageOn(constantly(1.02, 1)))).valid).toBe(true);
  });

  it.each([
    ['small', 1.5, false],
    ['great', 2.5, true],
  ])('spends less on the blocks of a %s gain: %d', async (_, gain, isBrief) => {
    const asked: TimingRequest[] = [];
    const stage = stageOn((request) => {
      asked.push(request);
      return { baseline: gain, candidate: 1 };
    });
    expect(await confirm(stage)).toMatchObject({ valid: true });
    const distinct = [...new Set(asked)];
    const together = distinct.filter(({ apart }) => !apart);
    // The first block says how great it is.
    expect(together.filter(({ order }) => order.length === 4)).toHaveLength(isBrief ? 2 : 20);
    expect(together).toHaveLength(isBrief ? 11 : 20);
    const apart = distinct.filter((it) => it.apart);
    expect(apart).toHaveLength(10);
    expect(apart.every(({ order }) => order.length === 2)).toBe(isBrief);
  });

  it('tells of each size whatever it was decided by', async () => {
    const stage = stageOn(constantly(20, 1), undefined, ['n≈10', 'n≈100', 'n≈1000']);
    const { speedup } = (await confirm(stage)).metrics;
    expect(speedup!.strata.map(({ label }) => label)).toEqual(['n≈10', 'n≈100', 'n≈1000']);
  });

  it('asks for more evidence of each further candidate', async () => {
    const stage = stageOn(constantly(2, 1));
    const confidences: number[] = [];
    for (const code of ['a', 'b', 'c'])
      confidences.push((await confirm(stage, code)).metrics.speedup!.confidence);
    expect(confidences[1]).toBeGreaterThan(confidences[0]!);
    expect(confidences[2]).toBeGreaterThan(confidences[1]!);
  });
});
