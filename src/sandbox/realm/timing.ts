import type { Example } from '../../candidate/values.ts';
import { encode } from './encode.ts';
import { decoderFor, inputsOf, prepare, type PreparedCall } from './example.ts';
import { Fuel, hooksWith } from './hooks.ts';
import { append, apply, createObject } from './intrinsics.ts';
import type { Hooks, Instance } from './linker.ts';
import { isUnchanged } from './plain.ts';
import { References } from './references.ts';

/** What arguments were before they were used: as text, or made once more where they are plain. */
type Snapshot = string | readonly (readonly unknown[])[];

interface Opening {
  readonly versions: readonly string[];
  readonly symbol: string;
}
interface Inputs {
  readonly version: number;
  readonly examples: readonly Example[];
}
interface Sample {
  readonly version: number;
  /** How often each example is called. */
  readonly repeats: number;
}

/** The engine's own collector, where the worker was started with it; candidates never see it. */
const realm = globalThis as { gc?: (options: { readonly type: 'minor' | 'major' }) => void };
const { gc } = realm;
delete realm.gc;

/**
 * The realm's part of a measurement. The clock is outside: the worker takes the time around `run`,
 * which does nothing but call. Arguments are made in `prepare`, results are looked at in `check`.
 */
export class Timing {
  readonly #exports: unknown[] = [];
  readonly #symbol: string;
  #calls: PreparedCall[] = [];
  #rounds = 0;
  #results: unknown[] = [];
  #examples: readonly Example[] = [];
  /** What the arguments are, where calls leave them as they are: such can be used again. */
  #kept: Snapshot | undefined;
  /** Of each version the calls that were made for such, to be used again. */
  #again: (PreparedCall[] | undefined)[] = [];

  constructor(load: (code: string, hooks: Hooks) => Instance, { versions, symbol }: Opening) {
    this.#symbol = symbol;
    for (let i = 0; i < versions.length; i++) {
      const hooks = hooksWith({ fuel: new Fuel(Number.MAX_SAFE_INTEGER) });
      append(this.#exports, load(versions[i]!, hooks).target());
    }
  }

  /** The inputs of the samples that follow. Gives `true` when calls leave their arguments alone. */
  use({ version, examples }: Inputs): string {
    this.#examples = examples;
    this.#kept = undefined;
    this.#again[version] = undefined;
    for (let i = 0; i < examples.length; i++) if (examples[i]!.construct) return 'false';
    this.prepare({ version, repeats: 1 });
    const before = this.#snapshot();
    this.run();
    if (!this.#are(before)) return 'false';
    this.#kept = before;
    return 'true';
  }

  /** One call of each of these, with arguments that nobody has seen; the inputs in use stay. */
  once({ version, examples }: Inputs): void {
    this.#calls = this.#made(version, examples, 1);
    this.#ready(1);
  }

  prepare({ version, repeats }: Sample): void {
    const again = this.#kept !== undefined;
    this.#calls =
      (again && this.#again[version]) || this.#made(version, this.#examples, again ? 1 : repeats);
    this.#again[version] = again ? this.#calls : undefined;
    this.#ready(again ? repeats : 1);
  }

  run(): void {
    const calls = this.#calls;
    const results = this.#results;
    for (let round = 0; round < this.#rounds; round++)
      for (let i = 0; i < calls.length; i++) {
        const { run, receiver, args } = calls[i]!;
        try {
          // A result that is kept can not be left uncomputed.
          results[i] = apply(run, receiver, args);
        } catch (error) {
          results[i] = error;
        }
      }
  }

  /**
   * The number of calls of the last run.
   *
   * @param closely whether to look at the arguments too
   * @throws Error when a call changed them though none did before: later calls would be cheap.
   */
  check(closely: boolean): string {
    if (closely && this.#kept !== undefined && !this.#are(this.#kept))
      throw new Error('it changes its arguments, but only while it is timed');
    return String(this.#calls.length * this.#rounds);
  }

  #made(version: number, examples: readonly Example[], repeats: number): PreparedCall[] {
    const exports = this.#exports[version];
    const calls: PreparedCall[] = [];
    for (let i = 0; i < repeats; i++)
      for (let j = 0; j < examples.length; j++) {
        const use = prepare(exports, this.#symbol, examples[j]!, decoderFor(exports), 'none');
        if (typeof use === 'string') continue;
        for (let k = 0; k < use.calls.length; k++) append(calls, use.calls[k]!);
      }
    return calls;
  }

  /** Room for the results, and no garbage of the harness that the calls would have to pay for. */
  #ready(rounds: number): void {
    this.#rounds = rounds;
    this.#results = [];
    for (let i = 0; i < this.#calls.length; i++) append(this.#results, undefined);
    if (rounds > 0) gc?.({ type: 'minor' });
  }

  /** To compare large plain arguments piece by piece takes a fraction of what their text does. */
  #snapshot(): Snapshot {
    const twins: (readonly unknown[])[] = [];
    const inputs = inputsOf(this.#examples);
    for (let i = 0; i < inputs.length; i++) {
      const made = inputs[i]!.twins;
      if (!made) return this.#arguments();
      for (let j = 0; j < made.length; j++) append(twins, made[j]!);
    }
    return twins;
  }

  /** Whether the arguments of the last run are still what they were. */
  #are(before: Snapshot): boolean {
    if (typeof before === 'string') return this.#arguments() === before;
    const references = new References();
    for (let i = 0; i < this.#calls.length; i++) {
      const { args } = this.#calls[i]!;
      for (let j = 0; j < args.length; j++)
        if (!isUnchanged(args[j], before[i]![j], references)) return false;
    }
    return true;
  }

  #arguments(): string {
    const all = createObject(null) as Record<number, unknown>;
    for (let i = 0; i < this.#calls.length; i++) all[i] = this.#calls[i]!.args;
    return encode(all);
  }
}
