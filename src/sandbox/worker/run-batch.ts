import type { OutcomeGatherer } from '../outcome-table.ts';
import type { Job } from '../protocol.ts';
import type { LeftWork } from './left-work.ts';
import { Pace } from './pace.ts';
import { runPiece, type Piece } from './piece.ts';
import { withoutOptimisingLarge } from './tiering.ts';
import type { Realm } from './realm.ts';

export type BatchJob = Extract<Job, { kind: 'tests' | 'examples' }>;

export interface BatchOptions {
  /** What each version may take. */
  readonly limitMs: number;
  /** The realm that there is, or a new one. */
  readonly current: () => Realm;
  readonly discard: () => void;
  /** Told before each piece: how many versions are done, and how long the piece may take. */
  readonly pulse: (done: number, limitMs: number) => void;
  /** One version at a time, each in a realm of its own, so that whoever ends the worker is known. */
  readonly careful: boolean;
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

const pace = new Pace();
/** The part of its limit that a version must have run to be blamed; one that did not gets more time. */
const enough = 0.5;
const mostPatience = 5;
/**
 * The part of the limit of one that several may take together. It is many times what they should
 * need; where it is not, each of them is asked again alone.
 */
const together = 0.4;
/** To look at its objects, a realm needs this long at most. */
const lookMs = 100;
/** To make a new realm, a worker needs this long at most. */
const renewMs = 3_000;

/**
 * Judges all versions of a job. Where the realm stops (no end, no memory), those that ran together are
 * judged one by one in a new realm, each with the whole limit to itself; the one at which it stops
 * again gets a fault, and the others go on.
 */
export async function runBatch(job: BatchJob, options: BatchOptions): Promise<BatchResults> {
  const { versions } = job;
  const results: unknown[] = [];
  const changed: string[] = [];
  /** The one that has the job. */
  let realm: Realm | undefined;
  /** Versions that are judged alone from here on. */
  let alone = options.careful || options.usual ? Infinity : 0;
  /** How many have run in this realm: what it dies of may be theirs. */
  let before = Infinity;
  let patience = 1;
  /** The first version that this realm had, and those whose realm could not be looked at. */
  let from = 0;
  const unsure: number[] = [];
  const suspects: number[] = [];
  /** One of them ends the process, and is judged in another then: here it is only looked for. */
  const searching = options.careful && options.left !== undefined && versions.length > 1;
  const stopped = (): void => options.pulse(results.length, renewMs);
  const awaited = async (): Promise<boolean> => (await options.left?.isToCome()) ?? false;
  const look = async (): Promise<void> => {
    if (!realm || results.length === from || options.usual) return;
    const seen = await changedIn(realm);
    if (seen) changed.push(...seen);
    else for (let i = from; i < results.length; i++) unsure.push(i);
  };
  const leave = (): void => {
    stopped();
    options.discard();
    realm = undefined;
    before = 0;
    from = results.length;
  };
  if (options.careful) options.discard();
  while (results.length < versions.length) {
    if (!realm) {
      const rest = { ...job, versions: versions.slice(results.length) };
      realm = await start(JSON.stringify(rest), options);
      options.outcomes?.restart();
    }
    const current = realm;
    const left = versions.length - results.length;
    const count = alone > 0 ? 1 : Math.min(left, pace.next(options.limitMs));
    const hasPart = count > 1 || searching;
    const limitMs = options.limitMs * (hasPart ? together : patience);
    options.pulse(results.length, limitMs);
    const began = performance.now();
    const partly = count > 1 || job.kind === 'examples';
    const run = () => runPiece(current, { count, limitMs, partly, stopped, awaited });
    const piece = taken(
      await (count > 1 && pace.isQuick ? withoutOptimisingLarge(run) : run()),
      options,
    );
    // Each of them has to be judged in a worker that can be ended.
    if (versions.length > 1 && (await options.left?.isThere()))
      throw new SpentWorker('it leaves work behind');
    if (piece.fault === undefined) {
      pace.took(count, performance.now() - began);
      results.push(...piece.results);
      alone = Math.max(0, alone - count);
      before += count;
      patience = 1;
      if (options.usual && !(await isClean(realm, options.usual))) {
        suspects.push(results.length - 1);
        leave();
      } else if (options.careful && left > count) {
        await look();
        leave();
      }
      continue;
    }
    const isSpent = searching || (count > 1 && options.left?.holdsMuch);
    if (isSpent && piece.ranMs !== undefined) throw new SpentWorker(piece.fault);
    await look();
    if (count > 1) alone = Math.max(alone, count);
    else if (patience === 1 && isStarved(piece, limitMs))
      patience = Math.min(mostPatience, (limitMs * 0.8) / Math.max(1, piece.ranMs!));
    else if (before === 0 || piece.ranMs !== undefined) {
      // To look for what it left takes a turn of this thread, for which others may make it wait.
      const last = job.kind === 'tests' && versions.length === 1;
      if (options.left && piece.ranMs !== undefined && last) throw new SpentWorker(piece.fault);
      results.push(faultOf(job, piece.fault, options.outcomes?.numbers(piece.open ?? '')));
      alone = Math.max(0, alone - 1);
      patience = 1;
    } else alone = Math.max(alone, 1);
    leave();
  }
  if (unsure.length > 0) {
    const again = { ...job, versions: unsure.map((index) => versions[index]!) };
    const second = await runBatch(again, { ...options, careful: false });
    unsure.forEach((index, i) => (results[index] = second.results[i]));
    return { results, changed: [...changed, ...second.changed], suspects };
  }
  // The last one may have taken its realm along.
  const now = realm ? ((await changedIn(realm)) ?? ['the realm itself']) : [];
  return { results, changed: [...changed, ...now], suspects };
}

async function start(job: string, options: BatchOptions): Promise<Realm> {
  try {
    const realm = options.current();
    await realm.call('start', job, Math.max(1_000, Math.ceil(options.limitMs)));
    return realm;
  } catch {
    // An earlier job left something behind that does not end.
    options.discard();
    const fresh = options.current();
    await fresh.call('start', job, 10_000);
    return fresh;
  }
}

/** Objects of the language that are not what they were; undefined where it can't say. */
async function changedIn(realm: Realm): Promise<readonly string[] | undefined> {
  try {
    return JSON.parse(await realm.call('changed', '', lookMs)) as string[];
  } catch {
    return undefined;
  }
}

/** Nothing is changed but what the unchanged target changes. */
async function isClean(realm: Realm, usual: readonly string[]): Promise<boolean> {
  const changed = await changedIn(realm);
  return changed !== undefined && changed.every((path) => usual.includes(path));
}

function isStarved({ ranMs }: Piece, limitMs: number): boolean {
  return ranMs !== undefined && ranMs < limitMs * enough;
}

/** A piece with its outcomes as the gatherer numbers them. */
function taken(piece: Piece, { outcomes }: BatchOptions): Piece {
  if (!outcomes) return piece;
  try {
    outcomes.learn(piece.texts ?? []);
    const results = piece.results.map((result) => {
      const told = result as { readonly outcomes: string };
      return { ...told, outcomes: outcomes.numbers(told.outcomes) };
    });
    outcomes.numbers(piece.open ?? '');
    return { ...piece, results };
  } catch {
    return { results: [], fault: 'no result' };
  }
}

export function faultOf(job: Job, fault: string, open: Uint32Array = new Uint32Array()): unknown {
  const reads = { clock: 0, randomness: 0 };
  return job.kind === 'tests'
    ? { passed: 0, failed: [], fault, fuelUsed: 0, reads }
    : { outcomes: open, fault, reads };
}
