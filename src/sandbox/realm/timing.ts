import type { Example } from '../../candidate/values.ts';
import { decoderFor, prepare, type PreparedCall } from './example.ts';
import { Fuel, hooksWith } from './hooks.ts';
import { apply } from './intrinsics.ts';
import type { Hooks, Instance } from './linker.ts';

interface Opening {
  readonly versions: readonly string[];
  readonly symbol: string;
}

interface Sample {
  readonly version: number;
  /** How often each example is called, with arguments made anew each time. */
  readonly repeats: number;
}

/**
 * The realm's part of a measurement. The clock is outside: the worker takes the time around `run`,
 * which does nothing but call. Arguments are made in `prepare`, results are looked at in `check`.
 */
export class Timing {
  readonly #exports: unknown[];
  readonly #symbol: string;
  #calls: PreparedCall[] = [];
  #results: unknown[] = [];
  #examples: readonly Example[] = [];

  constructor(load: (code: string, hooks: Hooks) => Instance, opening: Opening) {
    this.#symbol = opening.symbol;
    this.#exports = opening.versions.map((code) =>
      load(code, hooksWith({ fuel: new Fuel(Number.MAX_SAFE_INTEGER) })).target(),
    );
  }

  /** The inputs of the samples that follow. */
  use(examples: readonly Example[]): void {
    this.#examples = examples;
  }

  prepare(sample: Sample): void {
    const exports = this.#exports[sample.version];
    const calls: PreparedCall[] = [];
    for (let i = 0; i < sample.repeats; i++) {
      for (const example of this.#examples) {
        const use = prepare(exports, this.#symbol, example, decoderFor(exports), 'none');
        if (typeof use !== 'string') for (const call of use.calls) calls[calls.length] = call;
      }
    }
    this.#calls = calls;
    this.#results = new Array<unknown>(calls.length).fill(undefined);
  }

  run(): void {
    const calls = this.#calls;
    const results = this.#results;
    for (let i = 0; i < calls.length; i++) {
      const { run, receiver, args } = calls[i]!;
      try {
        results[i] = apply(run, receiver, args);
      } catch (error) {
        results[i] = error;
      }
    }
  }

  /** The number of results, so that none could be left uncomputed. */
  check(): string {
    return String(this.#results.length);
  }
}
