import { expect, it } from 'vitest';
import { WorkerDied, type Sandbox } from '../sandbox/index.ts';
import { expectedOutcomes } from './examples.ts';

const example = { calls: [{ args: [['number', 1]] }], origin: 'recorded' } as never;
const options = { fuel: 1, seed: 1, timeoutMs: 20_000, once: true };

/** A sandbox whose worker ends so the first times; what each job was allowed is kept. */
function sandboxThat(dies: readonly { readonly starved: boolean }[]) {
  const allowed: number[] = [];
  const left = [...dies];
  const job = (_: unknown, limitMs: number): Promise<unknown> => {
    allowed.push(limitMs);
    const death = left.shift();
    if (death) return Promise.reject(new WorkerDied('killed', 'it does not end', death));
    return Promise.resolve([{ outcomes: ['[1]'], reads: { clock: 0, randomness: 0 } }]);
  };
  return { allowed, sandbox: { job } as unknown as Sandbox };
}

it('what the machine kept waiting gets more time, and is no input that does not end', async () => {
  const { allowed, sandbox } = sandboxThat([{ starved: true }, { starved: true }]);
  const found = await expectedOutcomes(sandbox, 'code', 'f', [example], options);
  expect(found.outcomes).toEqual(['[1]']);
  expect(allowed).toEqual([1_000, 3_000, 9_000]);
});

it('what ran and did not end does not', async () => {
  const { allowed, sandbox } = sandboxThat([{ starved: false }]);
  const found = await expectedOutcomes(sandbox, 'code', 'f', [example], options);
  expect(found.outcomes).toEqual([]);
  expect(allowed).toEqual([1_000]);
});

it('and no more than there is in all', async () => {
  const { allowed, sandbox } = sandboxThat(Array.from({ length: 9 }, () => ({ starved: true })));
  await expectedOutcomes(sandbox, 'code', 'f', [example], { ...options, timeoutMs: 3_500 });
  expect(allowed).toEqual([1_000]);
});
