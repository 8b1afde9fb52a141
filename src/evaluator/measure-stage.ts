import type { Example } from '../candidate/index.ts';
import {
  WorkerDied,
  type Sandbox,
  type TimingRequest,
  type TimingResult,
} from '../sandbox/index.ts';
import {
  blockRatio,
  corrected,
  median,
  schedule,
  sequentialTest,
  summarise,
  type Block,
} from './measure/index.ts';
import type { Verdict } from './verdict.ts';

/** Inputs of one size; made anew for every block, so that nothing can be remembered. */
export interface Workload {
  readonly label: string;
  readonly examples: (block: number) => readonly Example[];
}

export interface MeasureOptions {
  readonly symbol: string;
  readonly baseline: string;
  readonly workloads: readonly Workload[];
  readonly random: () => number;
  readonly seed: number;
}

/** The chance of a wrong "faster" in a whole run. */
const alpha = 0.01;
/** What counts as faster at all. */
const margin = 0.03;
/** A size may get this much slower, unless the whole gets faster by `compensating`. */
const bearable = 0.8;
const compensating = 1.5;
const maxBlocks = 40;
/** Blocks in any case, so that the interval says something. */
const leastBlocks = 14;
/** Blocks that time all sizes, for the table: medians of few do there. */
const describing = 5;
/**
 * A short look for ranking, a measurement that decides, and one that describes. The largest sizes
 * take nearly all of the time, and so decide by themselves; the others take long to time, since
 * inputs have to be made for thousands of short calls.
 */
const glance = { rounds: 2, sampleMs: 0.5, warmUpMs: 25, sizes: 1 };
const careful = { rounds: 2, sampleMs: 0.7, warmUpMs: 10, sizes: 2 };
const description = { rounds: 1, sampleMs: 0.3, warmUpMs: 5, sizes: Infinity };
/** A block that takes this long, milliseconds, is repeated less. */
const longBlock = 150;
const timeoutMs = 5_000;

/**
 * Times candidates against the baseline: paired, interleaved, in random order, each block in a
 * realm of its own with inputs of its own. Screening only ranks; `confirm` decides by an
 * anytime-valid test on blocks that the ranking has not seen.
 */
export class MeasureStage {
  readonly #sandbox: Sandbox;
  readonly #options: MeasureOptions;
  #blocks = 0;
  #blockMs = 0;
  #finalists = 0;

  constructor(sandbox: Sandbox, options: MeasureOptions) {
    this.#sandbox = sandbox;
    this.#options = options;
  }

  /** How long the longest block took so far, milliseconds. */
  get blockMs(): number {
    return this.#blockMs;
  }

  /** The candidate's ratio in one short block; NaN when it could not be timed. */
  async screen(code: string): Promise<number> {
    const block = await this.#block(this.#options.baseline, code, glance);
    return block ? blockRatio(block) : NaN;
  }

  /** Is `code` faster than `other` at all? For taking away edits that do not matter. */
  async outruns(code: string, other: string): Promise<boolean> {
    const test = sequentialTest({ alpha: 0.1, margin, maxRounds: 12 });
    while (test.decision() === 'undecided') {
      const block = await this.#block(other, code, glance);
      if (!block) return false;
      test.add(blockRatio(block), 1);
    }
    return test.decision() === 'faster';
  }

  /**
   * Is it faster? One block after the other, alone on the machine as far as Pawl goes, until the
   * test decides.
   */
  async confirm(
    code: string,
    progress: (ratio: number, rounds: number) => void,
    stopped: (rounds: number) => boolean,
  ): Promise<Verdict> {
    const level = corrected(alpha, ++this.#finalists);
    const test = sequentialTest({ alpha: level, margin, maxRounds: maxBlocks });
    const blocks: Block[] = [];
    while (
      (test.decision() === 'undecided' || blocks.length < leastBlocks) &&
      !stopped(blocks.length)
    ) {
      const block = await this.#block(this.#options.baseline, code, careful);
      if (!block) return rejected('it can not be timed');
      blocks.push(block);
      test.add(blockRatio(block), 1);
      progress(median(blocks.map(blockRatio)), blocks.length);
      if (test.decision() === 'not-faster') break;
    }
    if (blocks.length === 0) return rejected('stopped before it was measured');
    const effect = summarise(blocks, level);
    if (test.decision() !== 'faster')
      return {
        valid: false,
        stage: 'measure',
        reason: `not faster: ${effect.ratio.toFixed(2)}x after ${blocks.length} blocks`,
        metrics: { speedup: effect },
      };
    const described: Block[] = [];
    while (described.length < describing) {
      const block = await this.#block(this.#options.baseline, code, description);
      if (!block) return rejected('it can not be timed');
      described.push(block);
    }
    // What was decided by is known best.
    const decided = new Map(effect.strata.map((stratum) => [stratum.label, stratum]));
    const strata = summarise(described, level).strata.map((it) => decided.get(it.label) ?? it);
    const speedup = { ...effect, strata };
    const metrics = { speedup };
    const slower = speedup.strata.find((it) => it.ratio < bearable);
    if (slower && speedup.ratio < compensating)
      return {
        valid: false,
        stage: 'measure',
        reason: `${speedup.ratio.toFixed(2)}x in all, but slower at ${slower.label}: ${slower.ratio.toFixed(2)}x`,
        metrics,
      };
    return { valid: true, reached: 'measure', metrics };
  }

  /**
   * The ratio on inputs that the realm of each block has not seen before: what was kept from an earlier
   * call is worth nothing there. Nothing is warm either, so that it says no more than that.
   */
  async unseen(code: string): Promise<number> {
    const { symbol, workloads, seed, baseline } = this.#options;
    const ratios: number[] = [];
    for (let i = 0; i < describing; i++) {
      const strata = workloads
        .slice(-1)
        .map(({ label, examples }) => ({ label, examples: examples(i) }));
      // The baseline has them twice, to find how often to repeat; the candidate only once.
      const once = { order: [true], sampleMs: 0, warmUpMs: 0 };
      const timing = { baseline, candidate: code, symbol, strata, seed, ...once };
      const block = toBlock(await this.#time(timing), strata.length, median);
      if (block) ratios.push(blockRatio(block));
    }
    return median(ratios);
  }

  async #block(baseline: string, code: string, effort: typeof glance): Promise<Block | undefined> {
    const { symbol, workloads, random, seed } = this.#options;
    const { sizes, sampleMs, warmUpMs } = effort;
    const rounds = this.#blockMs > longBlock ? 1 : effort.rounds;
    const index = this.#blocks++;
    // A round is a palindrome (baseline, candidate, candidate, baseline): two pairs in both orders.
    const order = schedule(random, rounds).flatMap((round) => {
      const first = round[0] === 'baseline';
      return [first, !first];
    });
    const used = workloads.slice(-sizes);
    const strata = used.map(({ label, examples }) => ({ label, examples: examples(index) }));
    const versions = { baseline, candidate: code, symbol };
    const timing = { ...versions, strata, order, sampleMs, warmUpMs, seed };
    const began = performance.now();
    const result = await this.#time(timing);
    this.#blockMs = Math.max(this.#blockMs, performance.now() - began);
    return toBlock(result, used.length, effort === glance ? least : median);
  }

  async #time(timing: TimingRequest): Promise<TimingResult> {
    try {
      return await this.#sandbox.time(timing, timeoutMs);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      return { strata: [], fault: error.message };
    }
  }
}

/** What disturbs makes slower, never faster: for ranking, where each is looked at only once. */
function least(times: readonly number[]): number {
  return Math.min(...times);
}

function toBlock(
  result: TimingResult,
  wanted: number,
  typical: (times: readonly number[]) => number,
): Block | undefined {
  if (result.fault !== undefined || result.strata.length < wanted) return undefined;
  return result.strata.map(({ label, pairs }) => ({
    label,
    baselineMicros: typical(pairs.map((it) => it.baseline)),
    candidateMicros: typical(pairs.map((it) => it.candidate)),
  }));
}

function rejected(reason: string): Verdict {
  return { valid: false, stage: 'measure', reason, metrics: {} };
}
