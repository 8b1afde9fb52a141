import { UsageError } from '../fault.ts';
import { givesOther, type Gauged, type Sandbox } from '../sandbox/index.ts';
import { hull, memoryIn } from './measured.ts';
import {
  blockRatio,
  corrected,
  isUsable,
  median,
  sequentialTest,
  summarise,
  type Block,
  type Decision,
} from './measure/index.ts';
import { fasterOnly, sizeOf, weighs, type Objective } from './objective.ts';
import {
  answers,
  complaint,
  figuresOf,
  gainOf,
  questionsOf,
  rankOf,
  type Question,
} from './questions.ts';
import { apart, briefAbove, briefly, description, glance, together } from './effort.ts';
import {
  timeBlock,
  type BlockPlan,
  type Effort,
  type TimedBlock,
  type Workload,
} from './timed-block.ts';
import type { Effect, Verdict } from './verdict.ts';

export interface MeasureOptions {
  readonly symbol: string;
  readonly baseline: string;
  readonly workloads: readonly Workload[];
  readonly random: () => number;
  readonly seed: number;
  /** What better means; faster when absent. */
  readonly objective?: Objective;
  /** For comparing with known effects; a run uses what is set here. */
  readonly maxBlocks?: number;
}

/** The chance of a wrong "faster" in a whole run. */
const wrongly = 0.01;
/** Blocks that are measured further where it is not told whether inputs are remembered. */
const mostOnNewInputs = 40;
/** What counts as faster at all. */
const margin = 0.01;
/** A size may get this much slower, unless the whole gets faster by `compensating`. */
const bearable = 0.8;
const compensating = 1.5;
/** The chance of giving up too soon on what is faster. */
const giveUp = 0.05;
const mostBlocks = 60;
/** Blocks that time all sizes, for the table: medians of few do there. */
const describing = 5;
/** A block that takes this long, milliseconds, is repeated less. */
const longBlock = 300;
interface Course {
  readonly effort: Effort;
  readonly questions: readonly Question[];
  /** How many times as fast it was when it was measured before. */
  readonly before?: number;
  readonly alpha: number;
  readonly progress: Progress;
  readonly stopped: Stopped;
}
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
  readonly #objective: Objective;
  #blocks = 0;
  #blockMs = 0;
  #finalists = 0;

  constructor(sandbox: Sandbox, options: MeasureOptions) {
    this.#sandbox = sandbox;
    this.#options = options;
    this.#objective = options.objective ?? fasterOnly;
  }

  /** How long the longest block took so far, milliseconds. */
  get blockMs(): number {
    return this.#blockMs;
  }

  /** How much better the candidate is in one short block; NaN when it could not be timed. */
  async screen(code: string): Promise<number> {
    const { baseline } = this.#options;
    const timed = await this.#block(baseline, code, this.#glance());
    return timed ? rankOf(figuresOf(timed, baseline, code), this.#objective) : NaN;
  }

  /** Is `code` better than `other` in any way that counts? For taking away edits that do not matter. */
  async outruns(code: string, other: string): Promise<boolean> {
    const tests = this.#objective.improve.map((metric) => ({
      metric,
      test: sequentialTest({ alpha: 0.1, margin, maxRounds: 12 }),
    }));
    const is = (wanted: Decision): boolean => tests.some(({ test }) => test.decision() === wanted);
    while (is('undecided') && !is('faster')) {
      const timed = await this.#block(other, code, this.#glance());
      if (!timed) return false;
      const figures = figuresOf(timed, other, code);
      for (const { metric, test } of tests) test.add(gainOf(figures, metric), 1);
    }
    return is('faster');
  }

  /**
   * Is it better? One block after the other, alone on the machine as far as Pawl goes, until all that
   * the objective asks is decided. Where time is to improve, both versions are first measured in the
   * same realms; then all is measured in a fresh process with each version by itself. It has to win
   * both times.
   */
  async confirm(code: string, progress: Progress, stopped: Stopped): Promise<Verdict> {
    const { baseline } = this.#options;
    if (code === baseline) return rejected('it is the unchanged target');
    const alpha = corrected(wrongly, ++this.#finalists);
    const strictness = {
      alpha,
      margin,
      giveUp,
      maxRounds: this.#options.maxBlocks ?? mostBlocks,
    };
    const asked = questionsOf(this.#objective, strictness);
    const size = { size: [sizeOf(baseline), sizeOf(code)] } as const;
    const plain = asked.find((it) => it.metric === 'size' && !answers(it, size, margin));
    if (plain) {
      plain.ask(size);
      return rejected(complaint(plain));
    }
    const decide = (
      effort: Effort,
      questions: readonly Question[],
      before?: number,
    ): Promise<Decided> =>
      this.#decide(code, {
        effort,
        questions,
        alpha,
        progress,
        stopped,
        ...(before !== undefined && { before }),
      });
    const isTimed = this.#objective.improve.includes('time');
    const first = isTimed && (await decide(together, questionsOf(fasterOnly, strictness)));
    if (first && !first.ok) return first.verdict;
    const again = await decide(apart, asked, first ? first.effect.ratio : undefined);
    if (!again.ok) return again.verdict;
    const memory = isTimed && (await this.#memory(code, again, alpha, stopped));
    if (memory) return { ...rejected(memory), metrics: { speedup: again.effect } };
    const effect = first ? hull(first.effect, again.effect) : again.effect;
    const strata = await this.#describe(code, effect, alpha);
    if (!strata) return rejected('it can not be timed');
    const others = asked
      .filter(({ metric, limit }) => metric !== 'time' || limit !== undefined)
      .map((it) => it.effect());
    const speedup = { ...effect, strata, ...(others.length > 0 && { others }) };
    const metrics = { speedup };
    const slower = speedup.strata.find((it) => it.ratio < bearable);
    if (isTimed && slower && speedup.ratio < compensating)
      return {
        valid: false,
        stage: 'measure',
        reason: `${speedup.ratio.toFixed(2)}x in all, but slower at ${slower.label}: ${slower.ratio.toFixed(2)}x`,
        metrics,
      };
    return { valid: true, reached: 'measure', metrics };
  }

  /** Why it only seems to be faster, where it remembers inputs; measured on new ones until that is told. */
  async #memory(
    code: string,
    { effect, unseen }: Extract<Decided, { ok: true }>,
    alpha: number,
    stopped: Stopped,
  ): Promise<string | undefined> {
    const blocks = [...unseen];
    for (let more = 0; ; more++) {
      const { kind, said } = memoryIn(effect, blocks, alpha);
      if (kind === 'none') return undefined;
      if (kind === 'certain' || more === mostOnNewInputs || stopped(blocks.length)) return said;
      const { baseline } = this.#options;
      const one = await this.#block(baseline, code, briefly(apart));
      if (!one) return 'it can not be timed';
      if (one.unseen.length > 0) blocks.push(one.unseen);
    }
  }

  async #decide(code: string, course: Course): Promise<Decided> {
    const { effort, questions, alpha, progress, stopped } = course;
    const { baseline } = this.#options;
    const is = (wanted: Decision): boolean => questions.some((it) => it.decision() === wanted);
    const timed: TimedBlock[] = [];
    const ratio = (): number => median(timed.map(({ block }) => blockRatio(block)));
    while (is('undecided') && !stopped(timed.length)) {
      const fresh = effort.realms === 'apart' && timed.length === 0;
      const known = timed.length > 0 ? ratio() : (course.before ?? 1);
      const one = await this.#block(
        baseline,
        code,
        known > briefAbove ? briefly(effort) : effort,
        fresh,
      );
      if (!one) return { ok: false, verdict: rejected('it can not be timed') };
      const fault = faultOf(one.gauged);
      if (fault) return { ok: false, verdict: fault };
      timed.push(one);
      const figures = figuresOf(one, baseline, code);
      for (const question of questions) question.ask(figures);
      progress(ratio(), timed.length);
      if (is('not-faster')) break;
    }
    if (timed.length === 0)
      return { ok: false, verdict: rejected('stopped before it was measured') };
    const { clock } = timed[0]!;
    const blocks = timed.map(({ block }) => block);
    const whole = summarise(blocks, alpha);
    // What the last blocks left out is not known well: it is described.
    const strata = whole.strata.filter((it) => blocks.at(-1)!.some((x) => x.label === it.label));
    const effect = { ...whole, strata, clock };
    const isSound = [effect.ratio, effect.low, effect.high].every(isUsable);
    const thatIs = (answer: Decision) => questions.find((it) => it.decision() === answer);
    const lost = thatIs('not-faster') ?? thatIs('undecided');
    if (lost) {
      const isTime = lost.metric === 'time' && lost.limit === undefined;
      const where = effort.realms === 'apart' ? ' when measured again in a fresh process' : '';
      const told = `${effect.ratio.toFixed(3)}x after ${timed.length} blocks`;
      const undecided = lost.decision() === 'undecided';
      const reason = undecided
        ? `time ran out before it was decided${where}: ${told}`
        : isTime
          ? `not faster${where}: ${told}`
          : complaint(lost);
      const metrics = isSound ? { speedup: effect } : {};
      return { ok: false, verdict: { ...rejected(reason), metrics } };
    }
    // What can't be a ratio never becomes a figure, whatever the tests made of it.
    if (!isSound) return { ok: false, verdict: rejected('it can not be timed reliably') };
    const unseen = timed.map((it) => it.unseen).filter((block) => block.length > 0);
    return { ok: true, effect, unseen };
  }

  /** Memory is weighed, and the user's metrics are taken, in realms apart only. */
  #glance(): Effort {
    return weighs(this.#objective) || this.#objective.own ? { ...glance, realms: 'apart' } : glance;
  }

  /** By the size of the inputs; those that it was decided by are known. */
  async #describe(code: string, effect: Effect, alpha: number): Promise<Effect['strata'] | null> {
    const known = new Set(effect.strata.map(({ label }) => label));
    const workloads = this.#options.workloads.filter(({ label }) => !known.has(label));
    if (workloads.length === 0) return effect.strata;
    const described: Block[] = [];
    while (described.length < describing) {
      const plan = { workloads, effort: description };
      const timed = await this.#timed(this.#options.baseline, code, plan);
      if (!timed) return null;
      described.push(timed.block);
    }
    return [...summarise(described, alpha).strata, ...effect.strata];
  }

  async #block(
    baseline: string,
    candidate: string,
    effort: Effort,
    fresh = false,
  ): Promise<TimedBlock | undefined> {
    const rounds = this.#blockMs > longBlock ? 1 : effort.rounds;
    const began = performance.now();
    const timed = await this.#timed(baseline, candidate, { effort: { ...effort, rounds }, fresh });
    this.#blockMs = Math.max(this.#blockMs, performance.now() - began);
    return timed;
  }

  #timed(
    baseline: string,
    candidate: string,
    how: Pick<BlockPlan, 'effort'> & Partial<Pick<BlockPlan, 'workloads' | 'fresh'>>,
  ): Promise<TimedBlock | undefined> {
    const index = this.#blocks++;
    const weigh = weighs(this.#objective);
    const { own } = this.#objective;
    const versions = { baseline, candidate, index, weigh, ...(own && { own }) };
    const plan = { ...this.#options, ...versions, ...how };
    const typical = how.effort.sampleMs === glance.sampleMs ? least : median;
    return timeBlock(this.#sandbox, plan, typical);
  }
}

type Decided =
  | {
      readonly ok: true;
      readonly effect: Effect;
      readonly unseen: readonly Block[];
    }
  | { readonly ok: false; readonly verdict: Verdict };

/** A metric of the user's that gives no figure is never a win. */
function faultOf(gauged: Gauged = {}): Verdict | undefined {
  for (const [name, { baseline, candidate }] of Object.entries(gauged)) {
    if (typeof baseline === 'string')
      throw new UsageError('metric-fails', `of the unchanged target ${name} ${baseline}`, {
        hint: 'A metric is a function of the exports and the inputs that gives a number, 0 or more.',
      });
    if (typeof candidate !== 'string') continue;
    const trick = candidate === givesOther ? { trick: 'forges-a-metric' } : {};
    return { ...rejected(`${name} ${candidate}`), ...trick };
  }
  return undefined;
}

/** What disturbs makes slower, never faster: for ranking, where each is looked at only once. */
function least(times: readonly number[]): number {
  return Math.min(...times);
}

function rejected(reason: string): Verdict {
  return { valid: false, stage: 'measure', reason, metrics: {} };
}
