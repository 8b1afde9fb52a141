import { oneEach, WorkerDied, type ExamplesResult, type Sandbox } from '../sandbox/index.ts';
import type { Expected } from '../target/index.ts';
import type { Runnable } from './tests-stage.ts';
import { trickOfOutcome } from './trick.ts';
import type { Stage, Verdict } from './verdict.ts';

export interface ExampleLimits {
  readonly fuel: number;
  readonly seed: number;
  readonly timeoutMs: number;
}

/**
 * Judges whether a candidate does what the baseline does on examples. Inputs go in, outcomes come
 * out, and are compared here: what is expected never enters the realm. A few first, since most
 * that differ differ soon.
 */
export async function judgeExamples(
  sandbox: Sandbox,
  candidate: Runnable,
  expected: Expected,
  stage: Stage,
  limits: ExampleLimits,
  fresh = false,
): Promise<Verdict> {
  let from = 0;
  for (let size = 8; from < expected.examples.length; size *= 4) {
    const slice = expected.examples.slice(from, from + size);
    const result = await run(sandbox, candidate.code, expected.symbol, slice, limits, fresh);
    for (let i = 0; i < slice.length; i++) {
      if (result.outcomes[i] === expected.outcomes[from + i]) continue;
      const use = shorten(JSON.stringify(slice[i]!.calls.at(-1)?.args));
      const reason =
        i < result.outcomes.length
          ? `differs on ${slice[i]!.origin} input ${use}: ${shorten(result.outcomes[i])} instead of ${shorten(expected.outcomes[from + i])}`
          : `${result.fault ?? 'no result'} on ${slice[i]!.origin} input ${use}`;
      const trick = trickOfOutcome(result.outcomes[i] ?? '', expected.outcomes[from + i]!);
      return { valid: false, stage, reason, ...(trick && { trick }), metrics: {} };
    }
    from += size;
  }
  return { valid: true, reached: stage, metrics: {} };
}

async function run(
  sandbox: Sandbox,
  code: string,
  symbol: string,
  examples: Expected['examples'],
  limits: ExampleLimits,
  fresh: boolean,
): Promise<ExamplesResult> {
  const { fuel, seed, timeoutMs } = limits;
  try {
    const job = { kind: 'examples', ...oneEach([code]), symbol, examples, fuel, seed } as const;
    return (await sandbox.job(job, timeoutMs, fresh ? 'realm' : 'any'))[0]!;
  } catch (error) {
    if (!(error instanceof WorkerDied)) throw error;
    return { outcomes: [], fault: error.message, reads: { clock: 0, randomness: 0 } };
  }
}

function shorten(text: string | undefined): string {
  return text === undefined ? '' : text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
