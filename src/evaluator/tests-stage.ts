import type { Freshness, Sandbox, TestsResult, Versions } from '../sandbox/index.ts';
import { oneEach, WorkerDied } from '../sandbox/index.ts';
import type { Baseline } from '../target/index.ts';
import type { Verdict } from './verdict.ts';

/** A candidate as a realm runs it. */
export interface Runnable {
  readonly id: string;
  readonly code: string;
  /** Which version, where the code is a schema of many; it is then one string for all of them. */
  readonly number?: number;
}

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

  /** One verdict each, in order. */
  async judge(batch: readonly Runnable[]): Promise<readonly Verdict[]> {
    const results = await this.#run(batch);
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
    const [result] = await this.#sandbox.job(job, this.#baseline.timeoutMs * 4, 'worker');
    return this.#verdict(result!);
  }

  /**
   * A worker that dies takes its batch with it: the batch is halved until the candidate is alone, and
   * then judged once more in a new worker, since the death may be what an earlier one left behind.
   */
  async #run(
    batch: readonly Runnable[],
    fresh: Freshness = 'any',
  ): Promise<readonly TestsResult[]> {
    const { fuel, timeoutMs, orderMatters, reports, code } = this.#baseline;
    const order = orderMatters
      ? reports.map((test) => test.id)
      : [...this.#rejections].sort((a, b) => b[1] - a[1]).map(([id]) => id);
    const job = {
      kind: 'tests',
      ...versionsOf(batch),
      order,
      stopAtFirst: true,
      fuel,
      seed: this.#seed,
      canary: { code, failing: this.#failing },
    } as const;
    const patience = timeoutMs + batch.length * Math.min(timeoutMs, 25);
    try {
      return await this.#sandbox.job(job, patience, fresh);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      if (batch.length === 1 && fresh === 'worker')
        return [{ passed: 0, failed: [], fault: faultOf(error), fuelUsed: 0, reads: noReads }];
      if (batch.length === 1) return this.#run(batch, 'worker');
      const middle = batch.length >> 1;
      return [
        ...(await this.#run(batch.slice(0, middle))),
        ...(await this.#run(batch.slice(middle))),
      ];
    }
  }

  #verdict(result: TestsResult): Verdict {
    const metrics = { testsPassed: result.passed, testsTotal: this.#baseline.reports.length };
    const failed = result.failed[0];
    if (failed) {
      this.#rejections.set(failed.id, (this.#rejections.get(failed.id) ?? 0) + 1);
      const reason = `fails "${failed.id}": ${firstLine(failed.error ?? '')}`;
      return { valid: false, stage: 'tests', reason, metrics };
    }
    if (result.fault?.startsWith('SyntaxError'))
      return { valid: false, stage: 'parse', reason: result.fault, metrics };
    if (result.fault !== undefined)
      return { valid: false, stage: 'tests', reason: result.fault, metrics };
    return { valid: true, reached: 'tests', metrics };
  }
}

function versionsOf(batch: readonly Runnable[]): Versions {
  const codes = [...new Set(batch.map((it) => it.code))];
  const indices = new Map(codes.map((code, i) => [code, i]));
  const versions = batch.map(({ code, number = 0 }) => ({ code: indices.get(code)!, number }));
  return { codes, versions };
}

const noReads = { clock: 0, randomness: 0 };

function faultOf(error: WorkerDied): string {
  return error.why === 'crashed' ? 'it crashes the engine' : error.message;
}

function firstLine(text: string): string {
  return text.split('\n')[0]!.slice(0, 200);
}
