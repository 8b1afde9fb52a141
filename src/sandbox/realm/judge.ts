import type { Job, TestReport, Unit } from '../protocol.ts';
import * as clock from './determinism.ts';
import { describeError } from './describe-error.ts';
import { callOnly, runExample, type Input } from './example.ts';
import { Held } from './held.ts';
import { Reused } from './reused.ts';
import { Fuel, hooksWith } from './hooks.ts';
import { append, call, mapGet, NativePromise, promiseThen } from './intrinsics.ts';
import type { Hooks, Instance } from './linker.ts';
import type { Tally } from './outcomes.ts';
import { collect, idsOf, runCounted, type Suite } from './suite.ts';
import type { Test } from './test-api/registry.ts';
import { isThenable, type TestResult } from './test-api/run-test.ts';

export type Make = (hooks: Hooks) => Instance;
type TestsJob = Extract<Job, { kind: 'tests' }>;
type ExamplesJob = Extract<Job, { kind: 'examples' }>;

/**
 * One version's result with the tests. Synchronous until a test is not: promises would cost more
 * than most candidates do. Throws nothing.
 */
export function judgeTests(make: Make, job: TestsJob, files: Unit['tests']): unknown {
  const fuel = new Fuel(job.fuel);
  clock.reset(job.seed);
  let suite: Suite;
  try {
    suite = collect(make(hooksWith({ fuel })), files);
  } catch (error) {
    return {
      passed: 0,
      failed: [],
      fault: describeError(error),
      fuelUsed: fuel.used,
      reads: { ...clock.reads },
    };
  }
  const order = job.order ?? idsOf(suite.tests);
  const reports: TestReport[] = [];
  const failed: TestReport[] = [];
  let passed = 0;
  const reads = { clock: 0, randomness: 0 };
  const report = (id: string, result: TestResult): boolean => {
    reads.clock += clock.reads.clock;
    reads.randomness += clock.reads.randomness;
    const line: TestReport = result.ok
      ? { id, ok: true }
      : { id, ok: false, error: fuel.exhausted ? 'it does not end' : describeError(result.error) };
    if (!job.stopAtFirst) append(reports, line);
    if (result.ok) passed++;
    else append(failed, line);
    return result.ok;
  };
  const finish = (): unknown => ({
    passed,
    failed,
    ...(job.stopAtFirst ? {} : { reports }),
    fuelUsed: fuel.used,
    reads,
  });
  const next = (from: number): unknown => {
    for (let i = from; i < order.length; i++) {
      const test = call<unknown, unknown[], Test | undefined>(
        mapGet as never,
        suite.byId,
        order[i]!,
      );
      if (!test) {
        report(order[i]!, { ok: false, error: new Error('the test is gone') });
        return finish();
      }
      clock.reset(job.seed);
      fuel.refill();
      const result = runCounted(test);
      if (isThenable(result))
        return call(promiseThen as never, result, (settled: TestResult) =>
          !report(test.id, settled) && job.stopAtFirst ? finish() : next(i + 1),
        );
      if (!report(test.id, result) && job.stopAtFirst) break;
    }
    return finish();
  };
  return next(0);
}

/** Later than any timer that matters, by the realm's own clock, milliseconds. */
const afterAll = 2e9;
/** Frames that lie below a call elsewhere. */
const deeper = 60;
/** Calls after which a version is worn, at most; on the first of the inputs, which are small. */
const wornAfter = 12_000;
const wornOn = 8;

/** Calls it as often as it may be called in a long life, as far as half of its fuel goes. */
function wear(
  exports: unknown,
  job: ExamplesJob,
  inputs: readonly Input[],
  fuel: Fuel,
  held: Held,
): void {
  // What is one and the same for all callers may be so for one kind of input only.
  for (let i = 0; i < inputs.length; i++) {
    fuel.refill();
    callOnly(exports, job.symbol, inputs[i]!, held);
  }
  fuel.refill();
  const few = inputs.length < wornOn ? inputs.length : wornOn;
  for (let i = 0; i < wornAfter && fuel.counter.left > job.fuel / 2; i++)
    callOnly(exports, job.symbol, inputs[i % few]!);
}

/**
 * One version's outcomes of the inputs; `tally` has those so far when it is stopped. Synchronous until
 * an outcome is not. Throws nothing.
 */
export function judgeExamples(
  make: Make,
  job: ExamplesJob,
  inputs: readonly Input[],
  tally: Tally,
): unknown {
  const fuel = new Fuel(job.fuel);
  const reads = { clock: 0, randomness: 0 };
  const reused = job.look === 'reused';
  const held = job.look && !reused ? new Held() : undefined;
  const look = { ...(held && { held }), ...(reused && { reused: new Reused() }) };
  const ended = (fault?: string): unknown => ({ outcomes: tally.text(), fault, reads });
  /** When all is done that calls may have left to be done. */
  const looked = (): unknown =>
    held
      ? new NativePromise((resolve) => {
          clock.later(() => resolve(ended(held.fault())), afterAll);
        })
      : ended();
  const run = (exports: unknown, i: number, depth = 0): ReturnType<typeof runExample> =>
    depth > 0 ? run(exports, i, depth - 1) : runExample(exports, job.symbol, inputs[i]!, look);
  /** False when it was the last one. */
  const take = (outcome: string): boolean => {
    reads.clock += clock.reads.clock;
    reads.randomness += clock.reads.randomness;
    if (fuel.exhausted) return false;
    tally.add(outcome);
    return true;
  };
  const next = (exports: unknown, from: number): unknown => {
    for (let i = from; i < inputs.length; i++) {
      clock.reset(job.seed);
      fuel.refill();
      const outcome = run(exports, i, job.look === 'elsewhere' ? deeper : 0);
      if (isThenable(outcome))
        return call(
          promiseThen as never,
          outcome,
          (settled: string) => (take(settled) ? next(exports, i + 1) : ended('it does not end')),
          (error: unknown) => ended(describeError(error)),
        );
      if (!take(outcome)) return ended('it does not end');
    }
    return looked();
  };
  try {
    clock.reset(job.seed);
    const exports = make(hooksWith({ fuel })).target();
    if (job.look === 'worn') wear(exports, job, inputs, fuel, held!);
    return next(exports, 0);
  } catch (error) {
    return ended(describeError(error));
  }
}
