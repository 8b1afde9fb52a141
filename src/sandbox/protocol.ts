import type { Example } from '../candidate/index.ts';
import type { ModuleText } from './realm/linker.ts';

/** Everything that a realm needs around the one replaceable module. */
export interface Unit {
  readonly modules: readonly ModuleText[];
  readonly targetRequires: Readonly<Record<string, string>>;
  /** The test files: their module and the name that a person knows them by. */
  readonly tests: readonly { readonly id: string; readonly name: string }[];
  /** Node's own modules that target or tests ask for; any makes it a process realm. */
  readonly builtins: readonly string[];
}

/** Where a unit runs: an isolate without any Node API, or a jailed Node process. */
export type RealmKind = 'isolate' | 'process';

/** Versions of the target. Codes are whole modules, linked; some are schemata (`target/executable`). */
export interface Versions {
  readonly codes: readonly string[];
  /** Which code, and which of its versions by number; 0 where the code is no schema. */
  readonly versions: readonly { readonly code: number; readonly number: number }[];
}

/** Work for a realm. */
export type Job =
  | (Versions & {
      readonly kind: 'tests';
      readonly order: readonly string[] | undefined;
      readonly stopAtFirst: boolean;
      readonly fuel: number;
      /** The unchanged target and the tests that it fails, run last: a candidate that left the realm changed is found by it. Stays outside the realm. */
      readonly canary?: { readonly code: string; readonly failing: readonly string[] };
      readonly seed: number;
    })
  | {
      readonly kind: 'trace';
      readonly code: string;
      readonly symbols: readonly string[];
      readonly limit: number;
      readonly seed: number;
    }
  | { readonly kind: 'coverage'; readonly code: string; readonly seed: number }
  | {
      readonly kind: 'probe';
      readonly code: string;
      readonly conditions: readonly boolean[];
      /** Tests that visit first: the failing ones. */
      readonly first: readonly string[];
      /** Visits of a hole that count, of any one test. */
      readonly perTest: number;
      readonly seed: number;
    }
  | (Versions & {
      readonly kind: 'examples';
      readonly symbol: string;
      readonly examples: readonly Example[];
      readonly fuel: number;
      readonly seed: number;
      /** Beside what the calls give also what becomes of it; absent: only what they give. */
      readonly look?: Look;
    });

/**
 * How results are looked at when they are held on to: as they are; when the version has been called
 * very often; when the realm has become another place. And how a caller is answered that reuses its lists
 * and objects. Each in a realm of its own.
 */
export type Look = 'held' | 'worn' | 'elsewhere' | 'reused';

export interface TestReport {
  readonly id: string;
  readonly ok: boolean;
  readonly error?: string;
}

/** What a batch of candidates did with the tests: one entry a version. */
export interface TestsResult {
  /** Tests that passed before the first failure, or in all. */
  readonly passed: number;
  readonly failed: readonly TestReport[];
  /** Every test in the order of running; only where the run did not stop at the first failure. */
  readonly reports?: readonly TestReport[];
  /** It ran out of fuel, time or memory, or could not be loaded. */
  readonly fault?: string;
  readonly fuelUsed: number;
  readonly reads: { readonly clock: number; readonly randomness: number };
}

export interface TraceResult {
  readonly recorded: readonly {
    readonly test: string;
    readonly passed: boolean;
    readonly symbol: string;
    readonly example: Example;
  }[];
}

/** For each test: whether it passed, and the ids of the sites that it reached. */
export interface CoverageResult {
  readonly tests: readonly {
    readonly id: string;
    readonly ok: boolean;
    readonly sites: readonly number[];
  }[];
}

export interface ProbeReport {
  readonly holes: readonly {
    readonly current?: string;
    readonly digests: readonly (string | null)[];
    /** The test of each visit, by its place in the order of running. */
    readonly tests: readonly number[];
    /** By digest: for each visit 1 where the value was not what stands there now, else 0. */
    readonly changes: Readonly<Record<string, string>>;
  }[];
}

/** For each version the outcomes of the examples as canonical text; shorter after a fault. */
export interface ExamplesResult {
  readonly outcomes: readonly string[];
  readonly fault?: string;
  readonly reads: { readonly clock: number; readonly randomness: number };
}

export interface JobResults {
  tests: readonly TestsResult[];
  trace: TraceResult;
  coverage: CoverageResult;
  probe: ProbeReport;
  examples: readonly ExamplesResult[];
}

/** Timing of two versions: what a block of the paired test is made of. */
export interface TimingRequest {
  readonly baseline: string;
  /** Absent: the baseline alone, in place of both, and never apart. */
  readonly candidate?: string;
  readonly symbol: string;
  readonly strata: readonly {
    readonly label: string;
    readonly examples: readonly Example[];
    /** Timed once each, when the others are done: what remembers its inputs does not know them. */
    readonly unseen?: readonly Example[];
  }[];
  /** For each pair, whether the baseline goes first. */
  readonly order: readonly boolean[];
  /** Each version in a realm of its own; else both in one. */
  readonly apart?: boolean;
  /** Whether to tell what the versions allocate on the last stratum. */
  readonly weigh?: boolean;
  /** Metrics of the user's, as a module, to be taken on the last stratum. */
  readonly own?: OwnMetrics;
  /** How long one sample should take at least, milliseconds. */
  readonly sampleMs: number;
  /** How long both versions run before it counts, milliseconds: the engine compiles what is hot. */
  readonly warmUpMs: number;
  readonly seed: number;
}

/** Metrics that the user gives: a CommonJS module, and the functions of it. */
export interface OwnMetrics {
  readonly code: string;
  readonly names: readonly string[];
}

/** By metric what it is of the baseline and of the candidate, or why that is no figure. */
export type Gauged = Readonly<
  Record<string, Readonly<Record<'baseline' | 'candidate', number | string>>>
>;

/** Microseconds a call. */
export interface TimedPair {
  readonly baseline: number;
  readonly candidate: number;
}

/** What one version takes of memory, bytes. */
export interface Weight {
  /** Allocated by a call. */
  readonly bytes: number;
  /** By how much the heap of a new realm grows while all inputs are done once. */
  readonly heap: number;
}

export interface TimingResult {
  /** CPU time of the thread where the system tells it finely, else wall time. */
  readonly clock: 'cpu' | 'wall';
  readonly strata: readonly {
    readonly label: string;
    readonly pairs: readonly TimedPair[];
    readonly unseen?: TimedPair;
  }[];
  readonly weights?: Readonly<Record<'baseline' | 'candidate', Weight>>;
  readonly gauged?: Gauged;
  readonly fault?: string;
}

/**
 * How the versions of a job are run: many in one go; in turn, each announced, so that it is known at
 * which one the worker dies; or apart, each in a realm of its own as well, so that it is known whose
 * doing that is.
 */
export type Manner = 'together' | 'in-turn' | 'apart';

export type Request =
  | Preparing
  | { readonly type: 'open'; readonly unit: Unit; readonly realm: RealmKind }
  | {
      readonly type: 'job';
      readonly job: Job;
      /** What one version may take, or a job that has none; milliseconds. */
      readonly limitMs: number;
      readonly fresh: boolean;
      readonly manner: Manner;
    }
  | { readonly type: 'time'; readonly timing: TimingRequest; readonly timeoutMs: number };

/** A worker's first request. Its answer: what the engine made of the harness, unless that was given. */
export interface Preparing {
  readonly type: 'prepare';
  readonly harness: string;
  readonly compiled?: Uint8Array<ArrayBuffer> | undefined;
  /** Of one realm. */
  readonly memoryMb: number;
}

/** A request under its ticket: what does not know the ticket can't answer. */
export interface Asked {
  readonly ticket: string;
  readonly request: Request;
}

/** What a worker says: an answer, or that something begins which may take so long. */
export type Said = { readonly ticket: string } & (
  | ({ readonly type: 'answer'; readonly ok: true; readonly value: unknown } & Spent)
  | ({ readonly type: 'answer'; readonly ok: false; readonly message: string } & Spent)
  | Pulse
);

interface Spent {
  /** Something that it ran is still at work in it: its process has to end. */
  readonly spent: boolean;
}

export interface Pulse {
  readonly type: 'pulse';
  /** Milliseconds that what begins now may take. */
  readonly limitMs: number;
  /** Versions of the job that are done. */
  readonly done: number;
}

/** A worker says at most so often that something begins, milliseconds. */
export const pulseEveryMs = 20;
