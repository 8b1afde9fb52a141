import {
  oneEach,
  WorkerDied,
  type ExamplesResult,
  type Look,
  type Sandbox,
} from '../sandbox/index.ts';
import type { Expected } from '../target/index.ts';
import type { ExampleLimits } from './examples-stage.ts';
import { trickOfFault, trickOfOutcome } from './trick.ts';
import type { Verdict } from './verdict.ts';

interface Asked {
  readonly look: Look;
  /** How it is told, before what differs. */
  readonly when: string;
  readonly trick: string;
}

const worn: Asked = { look: 'worn', when: 'after many calls', trick: 'gaming/time-bomb' };
const elsewhere: Asked = {
  look: 'elsewhere',
  when: 'at another time and place',
  trick: 'gaming/test-detection',
};
const reused: Asked = {
  look: 'reused',
  when: 'when its caller uses a list or object again',
  trick: 'gaming/cached',
};

/**
 * Looks closer at what has held: whether a version does the same when it has been called thousands of
 * times, and where clock, zone, language, platform and stack are others; whether results stay what they
 * were, and belong to their caller alone; and whether it goes by what is in its arguments now. What the baseline does not hold itself is not asked.
 * Metamorphic testing (T. Y. Chen et al., 1998): what must not matter is changed.
 */
export class CloserLook {
  readonly #sandbox: Sandbox;
  readonly #baseline: string;
  readonly #expected: Expected;
  readonly #limits: ExampleLimits;
  readonly #own = new Map<Look, Promise<ExamplesResult>>();

  constructor(sandbox: Sandbox, baseline: string, expected: Expected, limits: ExampleLimits) {
    this.#sandbox = sandbox;
    this.#baseline = baseline;
    this.#expected = expected;
    this.#limits = limits;
  }

  async judge(code: string): Promise<Verdict> {
    for (const asked of [reused, worn, elsewhere]) {
      const verdict = await this.#look(code, asked);
      if (!verdict.valid) return verdict;
    }
    return { valid: true, reached: 'differential', metrics: {} };
  }

  /** What a version that was rejected already does with its results. */
  async trick(code: string): Promise<string | undefined> {
    const { fault, outcomes } = await this.#run(code, 'held');
    const { outcomes: expected } = this.#expected;
    const told = outcomes.map((outcome, i) => trickOfOutcome(outcome, expected[i]!));
    return told.find(Boolean) ?? (fault === undefined ? undefined : trickOfFault(fault));
  }

  async #look(code: string, { look, when, trick }: Asked): Promise<Verdict> {
    let own = this.#own.get(look);
    if (!own) this.#own.set(look, (own = this.#run(this.#baseline, look)));
    const [usual, seen] = await Promise.all([own, this.#run(code, look)]);
    const { outcomes, examples } = this.#expected;
    const at = outcomes.findIndex(
      (outcome, i) => usual.outcomes[i] === outcome && seen.outcomes[i] !== outcome,
    );
    if (at >= 0) {
      const use = JSON.stringify(examples[at]!.calls.at(-1)?.args).slice(0, 120);
      const told = seen.outcomes[at]?.slice(0, 120) ?? seen.fault ?? 'no result';
      return rejected(`differs ${when} on input ${use}: ${told}`, trick);
    }
    if (seen.fault === undefined || usual.fault !== undefined)
      return { valid: true, reached: 'differential', metrics: {} };
    const known = trickOfFault(seen.fault);
    return known ? rejected(seen.fault, known) : rejected(`${seen.fault} ${when}`, trick);
  }

  async #run(code: string, look: Look): Promise<ExamplesResult> {
    const { symbol, examples } = this.#expected;
    const { fuel, seed, timeoutMs } = this.#limits;
    const one = { ...oneEach([code]), symbol, examples, fuel, seed, look };
    try {
      const [result] = await this.#sandbox.job({ kind: 'examples', ...one }, timeoutMs, 'realm');
      return result!;
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      return { outcomes: [], fault: error.message, reads: { clock: 0, randomness: 0 } };
    }
  }
}

function rejected(reason: string, trick: string): Verdict {
  return { valid: false, stage: 'differential', reason, trick, metrics: {} };
}
