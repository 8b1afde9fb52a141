import type { Job, Manner, Sandbox, TestsResult, Versions } from '../sandbox/index.ts';
import { oneEach, WorkerDied } from '../sandbox/index.ts';
import type { Baseline } from '../target/index.ts';
import { trickOfFault } from './trick.ts';
import type { Verdict } from './verdict.ts';

/** A candidate as a realm runs it. */
export interface Runnable {
  readonly id: string;
  readonly code: string;
  /** Which version, where the code is a schema of many; it is then one string for all of them. */
  readonly number?: number;
}

/** What came of a version that had a worker for itself, and whether that died of it. */
interface Lone {
  readonly result: TestsResult;
  readonly died: boolean;
}

type TestsJob = Extract<Job, { kind: 'tests' }>;

/**
 * Judges candidates by the target's tests inside the realm, many in one go. The tests that rejected
 * the most so far run first, and a candidate's first failure ends it.
 */
export class TestsStage {
  readonly #sandbox: Sandbox;
  readonly #baseline: Baseline;
  readonly #seed: number;
  readonly #rejections = new Map<string, number>();
  readonly #failing: readonly string[];

  constructor(sandbox: Sandbox, baseline: Baseline, seed: number) {
    this.#sandbox = sandbox;
    this.#baseline = baseline;
    this.#seed = seed;
    this.#failing = baseline.failing.map((test) => test.id);
    // What fails now rejects nearly everything: it goes first.
    for (const test of baseline.reports) this.#rejections.set(test.id, test.ok ? 0 : 1_000_000);
  }

  /** Ids of the tests, those first that rejected the most of what was learned from. */
  order(): readonly string[] {
    return this.#baseline.orderMatters
      ? this.#baseline.reports.map((test) => test.id)
      : [...this.#rejections].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  }

  /** Counts what rejected. The order depends on nothing else: whoever learns in order, also from a record, repeats it. */
  learn(verdict: Verdict): void {
    if (verdict.valid || verdict.test === undefined) return;
    this.#rejections.set(verdict.test, (this.#rejections.get(verdict.test) ?? 0) + 1);
  }

  /** One verdict each, in order. */
  async judge(
    batch: readonly Runnable[],
    order: readonly string[] = this.order(),
  ): Promise<readonly Verdict[]> {
    const results = await this.#run(batch, order);
    return results.map((result) => this.#verdict(result));
  }

  /** All tests in their own order in a worker that nothing has run in before: for winners. */
  async confirm(code: string): Promise<Verdict> {
    const { fuel, reports } = this.#baseline;
    const order = reports.map((test) => test.id);
    const job = {
      kind: 'tests',
      ...oneEach([code]),
      order,
      stopAtFirst: true,
      fuel,
      seed: this.#seed,
    } as const;
    const { result } = await this.#alone(job, this.#baseline.timeoutMs * 4);
    return this.#verdict(result);
  }

  /**
   * A worker that dies takes its batch with it. Then the batch is judged again in turn, so that the one
   * at which a worker dies is known, and that one once more in a new worker, since an earlier one may have
   * left behind what ends it. Where it does not die there, or somebody leaves something at work, they are
   * judged apart from each other.
   */
  async #run(
    batch: readonly Runnable[],
    order: readonly string[],
    manner: Manner = 'together',
  ): Promise<readonly TestsResult[]> {
    if (batch.length === 0) return [];
    const job = this.#job(batch, order);
    try {
      return await this.#sandbox.job(job, this.#baseline.timeoutMs, 'any', manner);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      if (manner === 'together' && batch.length > 1)
        return this.#run(batch, order, error.spent ? 'apart' : 'in-turn');
      const at = Math.min(error.done, batch.length - 1);
      const blamed = error.certain && !error.starved && error.done === at;
      // First, in the worker that takes the place of the dead one: the others can use what comes then.
      const its = blamed ? diedOf(error) : await this.#alone(this.#job([batch[at]!], order));
      const isKnown = manner === 'apart' || its.died;
      const rest = await this.#run(batch.toSpliced(at, 1), order, isKnown ? 'together' : 'apart');
      return rest.toSpliced(at, 0, its.result);
    }
  }

  /** One version in a new worker; with more time where the machine kept it waiting. */
  async #alone(job: TestsJob, timeoutMs = this.#baseline.timeoutMs): Promise<Lone> {
    for (let limitMs = timeoutMs; ; limitMs *= 3) {
      try {
        return { result: (await this.#sandbox.job(job, limitMs, 'worker'))[0]!, died: false };
      } catch (error) {
        if (!(error instanceof WorkerDied)) throw error;
        if (error.starved && limitMs < timeoutMs * 9) continue;
        return diedOf(error);
      }
    }
  }

  #job(batch: readonly Runnable[], order: readonly string[]) {
    const { fuel, code } = this.#baseline;
    return {
      kind: 'tests',
      ...versionsOf(batch),
      order,
      stopAtFirst: true,
      fuel,
      seed: this.#seed,
      canary: { code, failing: this.#failing },
    } as const;
  }

  #verdict(result: TestsResult): Verdict {
    const metrics = { testsPassed: result.passed, testsTotal: this.#baseline.reports.length };
    const failed = result.failed[0];
    if (failed) {
      const reason = `fails "${failed.id}": ${firstLine(failed.error ?? '')}`;
      return { valid: false, stage: 'tests', reason, test: failed.id, metrics };
    }
    if (result.fault?.startsWith('SyntaxError'))
      return { valid: false, stage: 'parse', reason: result.fault, metrics };
    if (result.fault !== undefined) {
      const trick = trickOfFault(result.fault);
      return {
        valid: false,
        stage: 'tests',
        reason: result.fault,
        ...(trick && { trick }),
        metrics,
      };
    }
    return { valid: true, reached: 'tests', metrics };
  }
}

function versionsOf(batch: readonly Runnable[]): Versions {
  const codes = [...new Set(batch.map((it) => it.code))];
  const indices = new Map(codes.map((code, i) => [code, i]));
  const versions = batch.map(({ code, number = 0 }) => ({ code: indices.get(code)!, number }));
  return { codes, versions };
}

function diedOf({ why, message }: WorkerDied): Lone {
  const fault = why === 'crashed' ? 'it crashes the engine' : message;
  const reads = { clock: 0, randomness: 0 };
  return { result: { passed: 0, failed: [], fault, fuelUsed: 0, reads }, died: true };
}

function firstLine(text: string): string {
  return text.split('\n')[0]!.slice(0, 200);
}
