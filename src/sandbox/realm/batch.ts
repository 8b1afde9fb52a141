import { append, call, getPrototypeOf, NativePromise, promiseThen } from './intrinsics.ts';

const promisePrototype = NativePromise.prototype as object;

/**
 * The versions of one job, judged some at a time: the worker says how many, takes what they gave,
 * and knows at which one the realm stopped.
 */
export class Batch {
  readonly #count: number;
  readonly #judge: (index: number) => unknown;
  #next = 0;
  #left = 0;
  /** Of the versions since the last `go`. */
  results: unknown[] = [];
  waiting = false;
  error: unknown;

  /** @param judge - a result, or a promise of it that is the realm's own */
  constructor(count: number, judge: (index: number) => unknown) {
    this.#count = count;
    this.#judge = judge;
  }

  /** Judges the next `count` versions; `waiting` says whether one of them is not done yet. */
  go(count: number): void {
    this.results = [];
    this.#left = count;
    this.waiting = true;
    this.#run();
  }

  #run(): void {
    while (this.#left > 0 && this.#next < this.#count) {
      this.#left--;
      const result = this.#judge(this.#next++);
      // Not by `then`: a candidate may have put one on every object.
      if (typeof result === 'object' && getPrototypeOf(result!) === promisePrototype) {
        this.#wait(result as Promise<unknown>);
        return;
      }
      append(this.results, result);
    }
    this.waiting = false;
  }

  #wait(result: Promise<unknown>): void {
    call(
      promiseThen as never,
      result,
      (settled: unknown) => {
        append(this.results, settled);
        this.#run();
      },
      (error: unknown) => {
        this.error = error;
        this.waiting = false;
      },
    );
  }
}
