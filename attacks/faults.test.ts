import { beforeAll, expect, it } from 'vitest';
import { Faults, faults } from './faults.ts';

let runs: Faults;
let usual: Awaited<ReturnType<Faults['run']>>;

beforeAll(async () => {
  runs = await Faults.open();
  usual = await runs.run();
}, 60_000);

it('would be seen in the answer: it has verdicts of both kinds', () => {
  expect(new Set(usual.answer).size).toBeGreaterThan(3);
  expect(usual.answer).toContain('valid');
});

const places = [0.1, 0.4, 0.8];
it.each(faults.flatMap((kind) => places.map((at) => ({ kind, at }))))(
  'a worker, $kind at $at of the run, changes no verdict',
  { timeout: 60_000 },
  async ({ kind, at }) => {
    const { answer } = await runs.run({ kind, at, usualMs: usual.ms });
    expect(answer).toEqual(usual.answer);
  },
);
