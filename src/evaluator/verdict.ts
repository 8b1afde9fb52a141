import type { MetricName } from './objective.ts';

/** The steps of the cascade, cheapest first. */
export const stages = [
  'review',
  'parse',
  'boundary',
  'examples',
  'tests',
  'differential',
  'types',
  'measure',
  'project-tests',
] as const;
export type Stage = (typeof stages)[number];

/** What the cascade says of one candidate. */
export type Verdict =
  | { readonly valid: true; readonly reached: Stage; readonly metrics: Metrics }
  | {
      readonly valid: false;
      /** The stage that rejected it. */
      readonly stage: Stage;
      /** One line, for a person. */
      readonly reason: string;
      /** Id of the test that it failed. */
      readonly test?: string;
      /** How it would have been judged wrongly, where that can be told: `lazy-result`, `gaming/cached`. */
      readonly trick?: string;
      readonly metrics: Metrics;
    };

/** Comparable figures; never mixed into `valid`. */
export interface Metrics {
  readonly testsPassed?: number;
  readonly testsTotal?: number;
  readonly speedup?: Effect;
}

/** What was measured of another metric than time: the candidate's figure over the baseline's. */
export interface MetricEffect {
  readonly metric: MetricName;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Microseconds, bytes or characters. */
  readonly baseline: number;
  readonly candidate: number;
  /** What the ratio was allowed to be at most; absent where it was to improve. */
  readonly limit?: number;
}

/** A measured ratio baseline time / candidate time; above 1 is faster. */
export interface Effect {
  /** Of both measurements the smaller one. */
  readonly ratio: number;
  /** Bounds of the median ratio, in the one measurement and the other. */
  readonly low: number;
  readonly high: number;
  /** The interval's confidence, 0 to 1. */
  readonly confidence: number;
  /** Paired rounds behind it. */
  readonly rounds: number;
  /** The same by the size of the inputs, smallest first. */
  readonly strata: readonly Stratum[];
  /** The second measurement by itself: in a fresh process, each version in a realm of its own. */
  readonly again?: Pick<Effect, 'ratio' | 'low' | 'high' | 'rounds'>;
  /** Of the objective all that is not the time to improve. */
  readonly others?: readonly MetricEffect[];
  /** What was measured: CPU time of the thread, or the time that passed. */
  readonly clock?: 'cpu' | 'wall';
}
export interface Stratum {
  /** `recorded`, `n≈100`, `n≈1000`. */
  readonly label: string;
  readonly ratio: number;
  /** Median time of one baseline call, microseconds. */
  readonly baselineMicros: number;
  readonly candidateMicros: number;
}
