import type { Example } from '../candidate/index.ts';
import { oneEach, WorkerDied, type Job, type Sandbox } from '../sandbox/index.ts';
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

/** How long a job of many examples may take before one of them counts as endless, milliseconds. */
const patience = { first: 1_000, least: 100 };

/**
 * What a version of the target does with examples, clock and randomness pinned. Those whose outcome
 * depends on what ran before are left out, as are those that take too long or can't be told, and
 * what is left when the time is over.
 */
export async function expectedOutcomes(
  sandbox: Sandbox,
  code: string,
  symbol: string,
  examples: readonly Example[],
  options: {
    readonly fuel: number;
    readonly seed: number;
    /** For all of them together. */
    readonly timeoutMs: number;
    /** The target is known to repeat itself on such examples. */
    readonly once?: boolean;
  },
): Promise<Expected & { readonly unstable: number }> {
  if (examples.length === 0) return { symbol, examples, outcomes: [], unstable: 0 };
  const end = performance.now() + options.timeoutMs;
  const run = async (list: readonly Example[], patient: number): Promise<Map<Example, string>> => {
    const outcomes = new Map<Example, string>();
    let most = patient;
    // One that does not end stops the run there: go on behind it.
    for (let rest = list; rest.length > 0;) {
      const { fuel, seed } = options;
      const one = { ...oneEach([code]), symbol, examples: rest };
      const job = { kind: 'examples', ...one, fuel, seed } as const;
      const left = end - performance.now();
      if (left <= 0) break;
      const done = await outcomesOf(sandbox, job, Math.min(most, left));
      done.forEach((outcome, i) => outcomes.set(rest[i]!, outcome));
      if (done.length >= rest.length) break;
      most = Math.max(patience.least, most / 2);
      if (done.length > 0 || rest.length === 1) {
        rest = rest.slice(done.length + 1);
        continue;
      }
      // A realm that had to be stopped tells nothing of what it did before: try the parts.
      const middle = rest.length >> 1;
      for (const part of [rest.slice(0, middle), rest.slice(middle)])
        for (const [example, outcome] of await run(part, most)) outcomes.set(example, outcome);
      break;
    }
    return outcomes;
  };
  const both = async (list: readonly Example[]): Promise<Map<Example, string>> => {
    const middle = list.length >> 1;
    const parts = [list.slice(0, middle), list.slice(middle)];
    const [first, second] = await Promise.all(parts.map((part) => run(part, patience.first)));
    return new Map([...first!, ...second!]);
  };
  const first = await both(examples);
  // Again in another order and company, those that ended.
  const ended = examples.filter((example) => first.has(example));
  const second = options.once ? first : await both(ended.toReversed());
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

type ExamplesJob = Extract<Job, { kind: 'examples' }>;

/** The outcomes before the first example that does not end; a worker that dies of one gives none. */
export async function outcomesOf(
  sandbox: Sandbox,
  job: ExamplesJob,
  timeoutMs: number,
): Promise<readonly string[]> {
  try {
    const [result] = await sandbox.job(job, timeoutMs, 'realm');
    return result!.outcomes;
  } catch (error) {
    if (!(error instanceof WorkerDied)) throw error;
    if (job.examples.length === 1) return [];
    // Which of them it was shows when they run in two parts.
    const middle = job.examples.length >> 1;
    const part = (examples: ExamplesJob['examples']): Promise<readonly string[]> =>
      outcomesOf(sandbox, { ...job, examples }, timeoutMs);
    const before = await part(job.examples.slice(0, middle));
    return before.length < middle
      ? before
      : [...before, ...(await part(job.examples.slice(middle)))];
  }
}
