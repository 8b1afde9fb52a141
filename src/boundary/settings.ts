import type { Severity } from './finding.ts';

/** What a kind of capability means for a change that newly reaches it; `allow` is silent. */
export type Reach = 'allow' | Severity;

/** What the boundaries go by. Defaults in `defaults.ts`; a project's own in its config. */
export interface Settings {
  readonly capability: {
    /** Keys as findings name them (`network fetch`, `environment HOME`, `package lodash`) that are allowed. */
    readonly allow: readonly string[];
  };
  readonly readability: {
    /** Cognitive complexity of a function that it may have whatever it had before. */
    readonly cognitive: number;
    /** McCabe's number of a function that it may have whatever it had before. */
    readonly cyclomatic: number;
    /** How many times its complexity before a function above those may have. */
    readonly growth: number;
    readonly nesting: number;
    /** Lines of one function, and of one file. */
    readonly functionLines: number;
    readonly fileLines: number;
  };
  readonly size: {
    readonly files: number;
    /** Lines added and removed in files that are code. */
    readonly lines: number;
    /** What a target was named for may touch this many functions outside it. */
    readonly outsideTarget: number;
  };
  readonly protect: {
    /** Globs of protected files. */
    readonly paths: readonly string[];
    /** `FILE#SYMBOL`, the file as a glob. */
    readonly symbols: readonly string[];
    /**
     * What the owners file protects: what its patterns name, the catch-all left out; all of it; or
     * nothing.
     */
    readonly owners: 'named' | 'all' | 'none';
  };
  readonly plausibility: {
    /** A ratio above this is always audited. */
    readonly ratio: number;
    /** Robust standard deviations (of logarithms) from what such changes brought. */
    readonly deviations: number;
  };
  readonly tests: {
    /** Globs of more test files, and of more files that check. */
    readonly files: readonly string[];
    readonly checks: readonly string[];
  };
  /** Longest line, in characters, of a file that a person reads. */
  readonly lineLength: number;
  /** Severities by `boundary/rule`; `off` leaves a rule out. Fixed rules can't be named. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export const defaultSettings: Settings = {
  capability: { allow: [] },
  readability: {
    cognitive: 25,
    cyclomatic: 20,
    growth: 1.5,
    nesting: 5,
    functionLines: 150,
    fileLines: 800,
  },
  size: { files: 25, lines: 800, outsideTarget: 12 },
  protect: { paths: [], symbols: [], owners: 'named' },
  plausibility: { ratio: 1_000, deviations: 4 },
  tests: { files: [], checks: [] },
  lineLength: 500,
  rules: {},
};
