/** The steps of the cascade, cheapest first. */
export const stages = [
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

/** A measured ratio baseline time / candidate time; above 1 is faster. */
export interface Effect {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** The interval's confidence, 0 to 1. */
  readonly confidence: number;
  /** Paired rounds behind it. */
  readonly rounds: number;
  /** The same by the size of the inputs, smallest first. */
  readonly strata: readonly Stratum[];
}
export interface Stratum {
  /** `recorded`, `n≈100`, `n≈1000`. */
  readonly label: string;
  readonly ratio: number;
  /** Median time of one baseline call, microseconds. */
  readonly baselineMicros: number;
  readonly candidateMicros: number;
}
