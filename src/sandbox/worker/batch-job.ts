import type { OutcomeGatherer } from '../outcome-table.ts';
import type { Job, Manner } from '../protocol.ts';
import type { LeftWork } from './left-work.ts';
import type { Realm } from './realm.ts';

/** A job that judges many versions. */
export type BatchJob = Extract<Job, { kind: 'tests' | 'examples' }>;

export interface BatchOptions {
  /** What each version may take. */
  readonly limitMs: number;
  /** The realm that there is, or a new one. */
  readonly current: () => Realm;
  readonly discard: () => void;
  /** Told before each piece: how many versions are done, and how long the piece may take. */
  readonly pulse: (done: number, limitMs: number) => void;
  readonly manner: Manner;
  /** In a process realm: what ran may leave work behind that only the end of the process ends. */
  readonly left?: LeftWork | undefined;
  /**
   * Objects that the unchanged target changes, too. Where it is given, each version is looked at by
   * itself, and who changes others has its realm for itself from then on.
   */
  readonly usual?: readonly string[];
  /** Of a job of examples: takes in what they gave, so that results have numbers for it. */
  readonly outcomes?: OutcomeGatherer;
}

export interface BatchResults {
  readonly results: unknown[];
  /** Objects of the language that are not what they were when the realm was made. */
  readonly changed: readonly string[];
  /** Of versions that were looked at by themselves: after which ones something unusual was changed. */
  readonly suspects: readonly number[];
}

/** What ran goes on where only the end of the process ends it. The message says why. */
export class SpentWorker extends Error {}

/** The result of a version that was stopped, or did what nobody may. */
export function faultOf(job: Job, fault: string, open: Uint32Array = new Uint32Array()): unknown {
  const reads = { clock: 0, randomness: 0 };
  return job.kind === 'tests'
    ? { passed: 0, failed: [], fault, fuelUsed: 0, reads }
    : { outcomes: open, fault, reads };
}
