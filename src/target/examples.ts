import type { Example } from '../candidate/index.ts';
import { oneEach, type Sandbox } from '../sandbox/index.ts';
import type { Baseline } from './baseline.ts';

/** Uses of one function with what the baseline does there. */
export interface Expected {
  readonly symbol: string;
  readonly examples: readonly Example[];
  /** Canonical text, one an example; never enters a realm. */
  readonly outcomes: readonly string[];
}

const recordLimit = 3_000;

/** Calls that tests made of one function. */
export interface Recorded {
  readonly symbol: string;
  /** By passing tests: what the baseline does there is right. */
  readonly trusted: readonly Example[];
  /** By all tests: what inputs look like. */
  readonly all: readonly Example[];
}

/** The calls that tests make of these functions; functions without any are left out. */
export async function recordExamples(
  sandbox: Sandbox,
  baseline: Baseline,
  symbols: readonly string[],
  seed: number,
): Promise<readonly Recorded[]> {
  const job = { kind: 'trace', code: baseline.code, symbols, limit: recordLimit, seed } as const;
  const { recorded } = await sandbox.job(job, 15_000, 'realm');
  const groups = Map.groupBy(recorded, (line) => line.symbol);
  return [...groups].map(([symbol, lines]) => ({
    symbol,
    trusted: lines.filter((line) => line.passed).map((line) => line.example),
    all: lines.map((line) => line.example),
  }));
}

/**
 * What a version of the target does with examples, clock and randomness pinned. Those whose outcome
 * depends on what ran before are left out, as are those that take too long or can't be told.
 */
export async function expectedOutcomes(
  sandbox: Sandbox,
  code: string,
  symbol: string,
  examples: readonly Example[],
  options: { readonly fuel: number; readonly seed: number; readonly timeoutMs: number },
): Promise<Expected & { readonly unstable: number }> {
  if (examples.length === 0) return { symbol, examples, outcomes: [], unstable: 0 };
  const run = async (list: readonly Example[], seed: number): Promise<Map<Example, string>> => {
    const outcomes = new Map<Example, string>();
    // One that does not end stops the run there: go on behind it.
    for (let rest = list; rest.length > 0;) {
      const job = {
        kind: 'examples',
        ...oneEach([code]),
        symbol,
        examples: rest,
        fuel: options.fuel,
        seed,
      } as const;
      const [result] = await sandbox.job(job, options.timeoutMs, 'realm');
      result!.outcomes.forEach((outcome, i) => outcomes.set(rest[i]!, outcome));
      if (result!.outcomes.length >= rest.length) break;
      rest = rest.slice(result!.outcomes.length + 1);
    }
    return outcomes;
  };
  const [first, second] = await Promise.all([
    run(examples, options.seed),
    run(examples.toReversed(), options.seed),
  ]);
  const stable = examples.filter(
    (example) =>
      first.has(example) &&
      first.get(example) === second.get(example) &&
      !first.get(example)!.includes('["opaque"'),
  );
  return {
    symbol,
    examples: stable,
    outcomes: stable.map((example) => first.get(example)!),
    unstable: examples.length - stable.length,
  };
}
