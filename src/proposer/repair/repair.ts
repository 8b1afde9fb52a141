import type { Change, Node } from '../../candidate/index.ts';
import type { ProposerInput } from '../proposer.ts';

/** Where an expression stands that may be replaced by a synthesised one. */
export interface Hole {
  /** The range of the expression in the source's text. */
  readonly start: number;
  readonly end: number;
  /** A truth value is wanted (a test of if, loop, ?:, &&, …), or any value. */
  readonly wants: 'condition' | 'value';
}

/** Expressions to evaluate at a hole while the baseline runs its tests. */
export interface ProbeQuery {
  readonly hole: Hole;
  readonly expressions: readonly string[];
}

/**
 * For each expression of each query: a digest of the values that it had on all visits of the hole
 * (truth values where a condition is wanted), or undefined where the hole was never reached or the
 * expression threw. Expressions with equal digests behave alike on what was seen.
 * The digest of the expression that stands there now is `current`.
 */
export interface ProbeResult {
  readonly current: string | undefined;
  readonly digests: readonly (string | undefined)[];
  readonly visits?: Visits;
}

/** What each test saw at a hole. */
export interface Visits {
  /** The test of each visit; failing tests have the numbers below `failing`. */
  readonly tests: readonly number[];
  readonly failing: number;
  /** By digest: `1` for each visit at which the value is not what stands there now, else `0`. */
  readonly changes: Readonly<Record<string, string>>;
}

/** @param visits of a hole that count, of any one test */
export type Probe = (
  queries: readonly ProbeQuery[],
  visits?: number,
) => Promise<readonly ProbeResult[]>;

export interface RepairInput extends ProposerInput {
  /** 0 to 1: how much a node is suspected (Ochiai over statement coverage); 0 when no failing test reaches it. */
  readonly suspicion: (node: Node) => number;
  /** Literals (source text, `'abc'`, `42`, `/x/`) from the tests and the project, most relevant first. */
  readonly literals: readonly string[];
  /** Names of exports and members used by tests and project files, most frequent first. */
  readonly names: readonly string[];
  /** What the failing tests speak of and others less, the most suspect first. */
  readonly suspects: {
    /** Strings, pieces of strings and numbers, as source text. */
    readonly literals: readonly string[];
    /** Keys of object literals. */
    readonly keys: readonly string[];
  };
  readonly probe: Probe;
  /** Whether what was proposed so far holds a likely repair: then nothing need be made up. */
  readonly solved: () => boolean;
}

/** A proposed repair of one site, before ranking. */
export interface Repair {
  readonly change: Change;
  /** 0 to 1: how often this kind of edit is the right one, other things equal. */
  readonly weight: number;
}

/** One named way to repair: a template applied at a node. */
export interface RepairOperator {
  /** Kebab-case, unique: `negate-condition`. */
  readonly name: string;
  /** Every edit that the operator knows for this node; ancestors are nearest last. */
  repairs(node: Node, ancestors: readonly Node[], input: RepairInput): Iterable<Repair>;
}
