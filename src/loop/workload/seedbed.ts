import type { Example } from '../../candidate/index.ts';
import { WorkerDied, type TimingResult } from '../../sandbox/index.ts';
import { expectedOutcomes, type Expected } from '../../target/index.ts';
import {
  growExamples,
  usual,
  type Grown,
  type Strategy,
  type TargetShapes,
} from '../../target/inputs/index.ts';
import type { Session } from '../session.ts';

/** What of a run it takes to make inputs. */
export interface Ground extends Pick<Session, 'sandbox' | 'target' | 'baseline'> {
  readonly request: { readonly seed: number };
  readonly journal: { readonly msLeft: number };
}

/** Steps that one large input may take: an endless one has to be found out soon. */
const fuel = 20_000_000;
/** For the baseline on all inputs of one kind or size together, milliseconds. */
const patienceMs = 3_000;
const sampleMs = 0.3;
const warmUpMs = 2;

/** Makes large inputs, and tells what the baseline does with them and how long it takes. */
export class Seedbed {
  readonly symbol: string;
  readonly recorded: readonly Example[];
  readonly #ground: Ground;
  readonly #shapes: TargetShapes;

  constructor(ground: Ground, symbol: string, recorded: readonly Example[], shapes: TargetShapes) {
    this.#ground = ground;
    this.#shapes = shapes;
    this.symbol = symbol;
    this.recorded = recorded;
  }

  /** Inputs of one size, one of each strategy; other ones for another set. */
  grow(set: number, size: number, strategies: readonly Strategy[]): Grown | undefined {
    return this.#grow(set, [size], strategies).find((made) => made.size === size);
  }

  /** The sizes that inputs can have: those wished, or others where only numbers can grow. */
  sizes(wished: readonly number[]): readonly number[] {
    const made = this.#grow(0, wished.slice(0, 1), usual).map(({ size }) => size);
    return made[0] === wished[0] ? wished : made;
  }

  #grow(set: number, sizes: readonly number[], strategies: readonly Strategy[]): Grown[] {
    const seed = this.#ground.request.seed * 1_000 + set;
    return growExamples({
      recorded: this.recorded,
      shapes: this.#shapes,
      seed,
      sizes,
      strategies,
    });
  }

  /** What the baseline does, without inputs that it does not end on or does not repeat itself on. */
  outcomes(examples: readonly Example[], once = false): Promise<Expected> {
    const { sandbox, baseline, request, journal } = this.#ground;
    const limits = {
      fuel,
      seed: request.seed,
      timeoutMs: Math.min(patienceMs, journal.msLeft),
      once,
    };
    return expectedOutcomes(sandbox, baseline.code, this.symbol, examples, limits);
  }

  /** Microseconds that one call of the baseline takes on each, roughly; NaN where it can't be timed. */
  async time(examples: readonly Example[]): Promise<number[]> {
    const { sandbox, target, request, journal } = this.#ground;
    const timing = {
      baseline: target.executable.code([], false),
      symbol: this.symbol,
      strata: examples.map((example) => ({ label: '', examples: [example] })),
      order: [true],
      sampleMs,
      warmUpMs,
      seed: request.seed,
    };
    let strata: TimingResult['strata'] = [];
    try {
      ({ strata } = await sandbox.time(timing, Math.min(5_000, journal.msLeft)));
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
    }
    return examples.map((_, i) => {
      const { baseline, candidate } = strata[i]?.pairs[0] ?? { baseline: NaN, candidate: NaN };
      return Math.min(baseline, candidate);
    });
  }
}

/** Characters of an encoded input: how large it is. */
export function charactersOf(example: Example): number {
  return JSON.stringify(example.calls).length;
}
