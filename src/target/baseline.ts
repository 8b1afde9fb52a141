import { PawlFault, UsageError } from '../fault.ts';
import {
  oneEach,
  WorkerDied,
  type Sandbox,
  type TestReport,
  type TestsResult,
} from '../sandbox/index.ts';
import type { Target } from './target.ts';

/** How the target's tests behave before anything is changed. */
export interface Baseline {
  /** The code of the unchanged target, with fuel. */
  readonly code: string;
  readonly reports: readonly TestReport[];
  readonly failing: readonly TestReport[];
  readonly passing: readonly TestReport[];
  /** Tests in the order that they are defined, for suites where one test needs what another left. */
  readonly orderMatters: boolean;
  /** Steps that a candidate may take in one test. */
  readonly fuel: number;
  /** Time that a candidate may take for all tests. */
  readonly timeoutMs: number;
  /** What was made to repeat: `clock`, `randomness`. */
  readonly pinned: readonly string[];
}

const plentyOfFuel = 20_000_000;
/** Endless candidates are common, and each costs this many steps. */
const leastFuel = 5_000;
const patienceMs = 15_000;
/** As the worker says it. */
const endless = 'it does not end';
const outOfMemory = 'it exhausts its memory';

/**
 * Runs the tests as they are: once, in reverse, and with another clock and other random numbers.
 *
 * @throws UsageError `flaky` when a test's outcome changes by itself; `tests-never-end`.
 */
export async function takeBaseline(
  target: Target,
  sandbox: Sandbox,
  seed: number,
  distrusted: readonly string[] = [],
): Promise<Baseline> {
  const code = target.executable.code([], true);
  const run = async (
    order: readonly string[] | undefined,
    withSeed: number,
  ): Promise<TestsResult> => {
    const job = {
      kind: 'tests',
      ...oneEach([code]),
      order,
      stopAtFirst: false,
      fuel: plentyOfFuel,
      seed: withSeed,
    } as const;
    try {
      return (await sandbox.job(job, patienceMs, 'realm'))[0]!;
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      const memory = error.why === 'memory' || /heap|memory/i.test(error.message);
      const fault = memory
        ? outOfMemory
        : error.why === 'killed'
          ? endless
          : 'it crashes the engine';
      return { passed: 0, failed: [], fault, fuelUsed: 0, reads: { clock: 0, randomness: 0 } };
    }
  };
  const started = performance.now();
  const first = await run(undefined, seed);
  const elapsed = performance.now() - started;
  if (first.fault === endless)
    throw new UsageError(
      'tests-never-end',
      `the tests never end (stopped after ${patienceMs / 1_000} s)`,
      {
        hint: 'The loop is not in the target: run them alone and mend it, or choose others with --tests GLOB.',
      },
    );
  if (first.fault === outOfMemory)
    throw new PawlFault(
      'out-of-memory',
      'the tests exhaust the memory that the sandbox gives them',
      {
        hint: 'Choose smaller ones with --tests GLOB.',
      },
    );
  if (first.fault !== undefined)
    throw new PawlFault(
      'tests-do-not-load',
      `the tests can't be loaded in the sandbox: ${first.fault}`,
      {
        hint: 'Choose others with --tests GLOB.',
      },
    );
  const reports = (first.reports ?? []).filter((test) => !distrusted.includes(test.id));
  if (reports.length === 0) throw new UsageError('no-tests', 'the test files define no test');
  const ids = reports.map((test) => test.id);
  const [again, reversed, other] = await Promise.all([
    run(ids, seed),
    run(ids.toReversed(), seed),
    run(ids, seed + 1),
  ]);
  for (const later of [again, other])
    if (later.fault !== undefined)
      throw new PawlFault('tests-do-not-load', `the tests ran once and not again: ${later.fault}`, {
        hint: 'Choose others with --tests GLOB.',
      });
  const flaky = differing(reports, again.reports ?? []);
  if (flaky.length > 0)
    throw new UsageError('flaky', `flaky test: "${flaky[0]}" does not give the same result twice`, {
      hint: 'Make it deterministic, or leave it out with --tests GLOB.',
    });
  const pinned: string[] = [];
  if (first.reads.clock > 0) pinned.push('clock');
  if (first.reads.randomness > 0) pinned.push('randomness');
  const unstable = differing(reports, other.reports ?? []);
  if (unstable.length > 0 && pinned.length === 0)
    throw new UsageError('flaky', `flaky test: "${unstable[0]}"`);
  return {
    code,
    reports,
    failing: reports.filter((test) => !test.ok),
    passing: reports.filter((test) => test.ok),
    orderMatters: differing(reports, reversed.reports ?? []).length > 0,
    fuel: Math.max(leastFuel, first.fuelUsed * 20),
    timeoutMs: Math.max(250, Math.ceil(elapsed * 5)),
    pinned,
  };
}

/** Ids of the tests whose outcome differs. */
function differing(a: readonly TestReport[], b: readonly TestReport[]): string[] {
  const other = new Map(b.map((test) => [test.id, test.ok]));
  return a.filter((test) => other.get(test.id) !== test.ok).map((test) => test.id);
}
