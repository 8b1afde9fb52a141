import {
  blockRatio,
  confidenceSequence,
  median,
  ratioOf,
  sequentialTest,
  type Decision,
} from './measure/index.ts';
import { limitsOf, sizeOf, type Limit, type MetricName, type Objective } from './objective.ts';
import type { TimedBlock } from './timed-block.ts';
import type { MetricEffect } from './verdict.ts';

/** Something that is asked of every block until it is decided. */
export interface Question {
  readonly metric: MetricName;
  /** Absent: it is to improve. */
  readonly limit?: number;
  readonly ask: (block: Figures) => void;
  readonly decision: () => Decision;
  /** What the blocks say so far. */
  readonly effect: () => MetricEffect;
}

export interface Strictness {
  /** See `TestOptions`. */
  readonly alpha: number;
  readonly margin: number;
  readonly maxRounds: number;
  readonly giveUp: number;
}

/** What a block measured of both versions, in any unit. */
export type Figures = Readonly<Record<MetricName, readonly [number, number]>>;

/** A block's figures: baseline, candidate. Microseconds, bytes, characters. */
export function figuresOf(timed: TimedBlock, baseline: string, candidate: string): Figures {
  const sum = (of: 'baselineMicros' | 'candidateMicros'): number =>
    timed.block.reduce((total, stratum) => total + stratum[of], 0);
  const { weights, gauged = {} } = timed;
  const own = Object.entries(gauged).map(([name, { baseline: before, candidate: after }]) => [
    name,
    [ownFigure(before), ownFigure(after)],
  ]);
  return {
    time: Number.isNaN(blockRatio(timed.block))
      ? [NaN, NaN]
      : [sum('baselineMicros'), sum('candidateMicros')],
    size: [sizeOf(baseline), sizeOf(candidate)],
    ...(Object.fromEntries(own) as Figures),
    ...(weights && {
      bytes: [weights.baseline.bytes + few, weights.candidate.bytes + few],
      heap: [weights.baseline.heap + page, weights.candidate.heap + page],
    }),
  };
}

/** None at all is better than some, but not endlessly. */
const nearlyNone = 1e-6;

function ownFigure(figure: number | string): number {
  return typeof figure === 'number' ? figure + nearlyNone : NaN;
}

/** What allocates nothing would else be endlessly better than what allocates a word. */
const few = 16;
/** What the engine takes from the system at once. */
const page = 256 * 1024;

/** How much better: baseline over candidate, above 1 is better. NaN when it was not measured. */
export function gainOf(figures: Figures, metric: MetricName): number {
  const [before, after] = figures[metric] ?? [NaN, NaN];
  return ratioOf(before, after);
}

/**
 * How much better one block shows it to be, for ranking: the least gain of what is to improve. NaN
 * where that is not known, or where a limit is far from kept.
 */
export function rankOf(figures: Figures, objective: Objective): number {
  const broken = limitsOf(objective).some(
    ({ metric, most }) => !(gainOf(figures, metric) * most * leeway >= 1),
  );
  return broken ? NaN : Math.min(...objective.improve.map((metric) => gainOf(figures, metric)));
}

/** One block is noisy: what seems to break a limit by less may keep it. */
const leeway = 1.15;

/** All that an objective asks; the candidate is accepted when the answer to each is `faster`. */
export function questionsOf(objective: Objective, strictness: Strictness): readonly Question[] {
  const limits = limitsOf(objective);
  return [
    ...objective.improve.map((metric) => question({ metric }, strictness)),
    ...limits.map((limit) => question(limit, { ...strictness, margin: 0 })),
  ];
}

function question(
  { metric, most }: Pick<Limit, 'metric'> & Partial<Limit>,
  strictness: Strictness,
): Question {
  const test = sequentialTest(strictness);
  const seen: (readonly [number, number])[] = [];
  return {
    metric,
    ...(most !== undefined && { limit: most }),
    ask: (block) => {
      const pair = block[metric] ?? [NaN, NaN];
      seen.push(pair);
      // At the limit is within it.
      test.add(pair[0] * (most ?? 1) * (most === undefined ? 1 : 1 + 1e-9), pair[1]);
    },
    decision: () => test.decision(),
    effect: () => {
      const { low, high } = confidenceSequence(
        seen.map(([before, after]) => before / after),
        strictness.alpha,
      );
      return {
        metric,
        ratio: 1 / median(seen.map(([before, after]) => before / after)),
        low: 1 / high,
        high: 1 / low,
        baseline: median(seen.map(([before]) => before)),
        candidate: median(seen.map(([, after]) => after)),
        ...(most !== undefined && { limit: most }),
      };
    },
  };
}

/** What is the same in all blocks needs only one. */
export function answers({ metric, limit }: Question, figures: Figures, margin: number): boolean {
  const gain = gainOf(figures, metric);
  return limit === undefined ? gain > 1 + margin : gain * limit * (1 + 1e-9) >= 1;
}

/** Why it is rejected, for a person. */
export function complaint({ metric, limit, effect }: Question): string {
  const { ratio, low, high } = effect();
  const figures = `${ratio.toFixed(3)}x, ${low.toFixed(3)} to ${high.toFixed(3)}`;
  return limit === undefined
    ? `no less ${metric}: ${figures}`
    : `not shown to keep ${metric}<=${limit}x: ${figures}`;
}
