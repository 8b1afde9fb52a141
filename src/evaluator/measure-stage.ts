import type { Sandbox } from '../sandbox/index.ts';
import { againstMemory, hull } from './measured.ts';
import {
  blockRatio,
  corrected,
  isUsable,
  median,
  sequentialTest,
  summarise,
  type Block,
} from './measure/index.ts';
import { timeBlock, type Effort, type TimedBlock, type Workload } from './timed-block.ts';
import type { Effect, Verdict } from './verdict.ts';

export interface MeasureOptions {
  readonly symbol: string;
  readonly baseline: string;
  readonly workloads: readonly Workload[];
  readonly random: () => number;
  readonly seed: number;
  /** For comparing with known effects; a run uses what is set here. */
  readonly maxBlocks?: number;
}

/** The chance of a wrong "faster" in a whole run. */
const alpha = 0.01;
/** What counts as faster at all. */
const margin = 0.01;
/** A size may get this much slower, unless the whole gets faster by `compensating`. */
const bearable = 0.8;
const compensating = 1.5;
/** The chance of giving up too soon on what is faster. */
const giveUp = 0.05;
const mostBlocks = 60;
/** Blocks in any case, so that the interval says something. */
const leastBlocks = 14;
/** Blocks that time all sizes, for the table: medians of few do there. */
const describing = 5;
/**
 * A short look for ranking, the two measurements that decide, and one that describes. The largest
 * sizes take nearly all of the time, and so decide by themselves; the others take long to time,
 * since inputs have to be made for thousands of short calls.
 */
const glance: Effort = { rounds: 2, sampleMs: 0.7, warmUpMs: 12, sizes: 1, realms: 'once' };
const together: Effort = { rounds: 2, sampleMs: 3, warmUpMs: 12, sizes: 2, realms: 'swapped' };
const apart: Effort = { rounds: 4, sampleMs: 3, warmUpMs: 15, sizes: 2, realms: 'apart' };
const description: Effort = {
  rounds: 1,
  sampleMs: 0.5,
  warmUpMs: 5,
  sizes: Infinity,
  realms: 'once',
};
/** A block that takes this long, milliseconds, is repeated less. */
const longBlock = 300;

type Progress = (ratio: number, rounds: number) => void;
type Stopped = (rounds: number) => boolean;

/**
 * Times candidates against the baseline: paired, interleaved, in random order, each block in realms
 * of its own with inputs of its own. Screening only ranks; `confirm` decides by an anytime-valid test
 * on blocks that the ranking has not seen.
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
    const timed = await this.#block(this.#options.baseline, code, glance);
    return timed ? blockRatio(timed.block) : NaN;
  }

  /** Is `code` faster than `other` at all? For taking away edits that do not matter. */
  async outruns(code: string, other: string): Promise<boolean> {
    const test = sequentialTest({ alpha: 0.1, margin, maxRounds: 12 });
    while (test.decision() === 'undecided') {
      const timed = await this.#block(other, code, glance);
      if (!timed) return false;
      test.add(blockRatio(timed.block), 1);
    }
    return test.decision() === 'faster';
  }

  /**
   * Is it faster? One block after the other, alone on the machine as far as Pawl goes, until the
   * test decides: first both versions in the same realms, then again in a fresh process with each
   * version by itself. It has to win both times.
   */
  async confirm(code: string, progress: Progress, stopped: Stopped): Promise<Verdict> {
    if (code === this.#options.baseline) return rejected('it is the unchanged target');
    const level = corrected(alpha, ++this.#finalists);
    const first = await this.#decide(code, together, level, progress, stopped);
    if (!first.ok) return first.verdict;
    const again = await this.#decide(code, apart, level, progress, stopped);
    if (!again.ok) return again.verdict;
    const memory = againstMemory(again.effect, again.unseen, level);
    if (memory !== undefined) return { ...rejected(memory), metrics: { speedup: again.effect } };
    const strata = await this.#describe(code, first.effect, level);
    if (!strata) return rejected('it can not be timed');
    const speedup = { ...hull(first.effect, again.effect), strata, clock: again.clock };
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

  async #decide(
    code: string,
    effort: Effort,
    level: number,
    progress: Progress,
    stopped: Stopped,
  ): Promise<Decided> {
    const maxRounds = this.#options.maxBlocks ?? mostBlocks;
    const test = sequentialTest({ alpha: level, margin, maxRounds, giveUp });
    const timed: TimedBlock[] = [];
    while (
      (test.decision() === 'undecided' || timed.length < leastBlocks) &&
      !stopped(timed.length)
    ) {
      const fresh = effort.realms === 'apart' && timed.length === 0;
      const one = await this.#block(this.#options.baseline, code, effort, fresh);
      if (!one) return { ok: false, verdict: rejected('it can not be timed') };
      timed.push(one);
      test.add(blockRatio(one.block), 1);
      progress(median(timed.map(({ block }) => blockRatio(block))), timed.length);
      if (test.decision() === 'not-faster') break;
    }
    if (timed.length === 0)
      return { ok: false, verdict: rejected('stopped before it was measured') };
    const effect = summarise(
      timed.map(({ block }) => block),
      level,
    );
    const told = `${effect.ratio.toFixed(3)}x after ${timed.length} blocks`;
    const where = effort.realms === 'apart' ? ' when measured again in a fresh process' : '';
    if (test.decision() !== 'faster')
      return {
        ok: false,
        verdict: { ...rejected(`not faster${where}: ${told}`), metrics: { speedup: effect } },
      };
    // What can't be a ratio never becomes a figure, whatever the test made of it.
    if (![effect.ratio, effect.low, effect.high].every(isUsable))
      return { ok: false, verdict: rejected('it can not be timed reliably') };
    const unseen = timed.map((it) => it.unseen).filter((block) => block.length > 0);
    return { ok: true, effect, unseen, clock: timed[0]!.clock };
  }

  /** By the size of the inputs. What was decided by is known best. */
  async #describe(code: string, effect: Effect, level: number): Promise<Effect['strata'] | null> {
    const described: Block[] = [];
    while (described.length < describing) {
      const timed = await this.#block(this.#options.baseline, code, description);
      if (!timed) return null;
      described.push(timed.block);
    }
    const decided = new Map(effect.strata.map((stratum) => [stratum.label, stratum]));
    return summarise(described, level).strata.map((it) => decided.get(it.label) ?? it);
  }

  async #block(
    baseline: string,
    candidate: string,
    effort: Effort,
    fresh = false,
  ): Promise<TimedBlock | undefined> {
    const rounds = this.#blockMs > longBlock ? 1 : effort.rounds;
    const plan = {
      ...this.#options,
      baseline,
      candidate,
      effort: { ...effort, rounds },
      index: this.#blocks++,
      fresh,
    };
    const began = performance.now();
    const timed = await timeBlock(this.#sandbox, plan, effort === glance ? least : median);
    this.#blockMs = Math.max(this.#blockMs, performance.now() - began);
    return timed;
  }
}

type Decided =
  | {
      readonly ok: true;
      readonly effect: Effect;
      readonly unseen: readonly Block[];
      readonly clock: TimedBlock['clock'];
    }
  | { readonly ok: false; readonly verdict: Verdict };

/** What disturbs makes slower, never faster: for ranking, where each is looked at only once. */
function least(times: readonly number[]): number {
  return Math.min(...times);
}

function rejected(reason: string): Verdict {
  return { valid: false, stage: 'measure', reason, metrics: {} };
}
