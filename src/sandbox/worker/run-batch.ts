import {
  faultOf,
  SpentWorker,
  type BatchJob,
  type BatchOptions,
  type BatchResults,
} from './batch-job.ts';
import { changedIn, isClean } from './changed.ts';
import { Pace } from './pace.ts';
import { runPiece, stoppedMs, type Piece } from './piece.ts';
import type { Realm } from './realm.ts';
import { withoutOptimisingLarge } from './tiering.ts';

const pace = new Pace();
/** The part of its limit that a version must have run to be blamed; one that did not gets more time. */
const enough = 0.5;
const mostPatience = 5;
/**
 * The part of the limit of one that several may take together. It is many times what they should
 * need; where it is not, each of them is asked again alone.
 */
const together = 0.4;
/** To make a new realm, a worker needs this long at most. */
const renewMs = 3_000;

/** What runs in one go. */
interface Share {
  /** How many versions, and what they may take all together. */
  readonly count: number;
  readonly limitMs: number;
  readonly realm: Realm;
}

/**
 * Judges all versions of a job. Where the realm stops (no end, no memory), those that ran together are
 * judged one by one in a new realm, each with the whole limit to itself; the one at which it stops
 * again gets a fault, and the others go on.
 *
 * @throws SpentWorker where the process has to end before the others can go on.
 */
export function runBatch(job: BatchJob, options: BatchOptions): Promise<BatchResults> {
  return new BatchRun(job, options).toEnd();
}

class BatchRun {
  readonly #job: BatchJob;
  readonly #options: BatchOptions;
  /** In order; what is there is done. */
  readonly #results: unknown[] = [];
  readonly #changed: string[] = [];
  readonly #suspects: number[] = [];
  /** Versions of whose realm it could not be told whether one of them changed it. */
  readonly #unsure: number[] = [];
  /** The one that has the job. */
  #realm: Realm | undefined;
  /** The first version that it had, and how many ran in it: what it dies of may be theirs. */
  #from = 0;
  #before = Infinity;
  /** Versions that are judged alone from here on. */
  #alone: number;
  /** How many times its limit the next one has. */
  #patience = 1;

  constructor(job: BatchJob, options: BatchOptions) {
    this.#job = job;
    this.#options = options;
    this.#alone = options.manner !== 'together' || options.usual ? Infinity : 0;
  }

  async toEnd(): Promise<BatchResults> {
    if (this.#options.manner === 'apart') this.#options.discard();
    while (this.#left > 0) {
      const realm = (this.#realm ??= await this.#start());
      const share = this.#share(realm);
      const piece = await this.#run(share);
      if (piece.fault === undefined) await this.#take(piece.results, share);
      else await this.#stop(piece, piece.fault, share);
    }
    if (this.#unsure.length > 0) await this.#again();
    // The last one may have taken its realm along.
    else if (this.#realm)
      this.#changed.push(...((await changedIn(this.#realm)) ?? ['the realm itself']));
    return { results: this.#results, changed: this.#changed, suspects: this.#suspects };
  }

  get #left(): number {
    return this.#job.versions.length - this.#results.length;
  }

  /**
   * In a process, who ends it is judged in another one: here it is only looked for.
   */
  get #isSearch(): boolean {
    const { manner, left } = this.#options;
    return manner !== 'together' && left !== undefined && this.#job.versions.length > 1;
  }

  /** A realm that has what is left of the job. */
  async #start(): Promise<Realm> {
    const { current, discard, limitMs, outcomes } = this.#options;
    const rest = { ...this.#job, versions: this.#job.versions.slice(this.#results.length) };
    const job = JSON.stringify(rest);
    let realm = current();
    try {
      await realm.call('start', job, Math.max(1_000, Math.ceil(limitMs)));
    } catch {
      // An earlier job left something behind that does not end.
      discard();
      realm = current();
      await realm.call('start', job, 10_000);
    }
    outcomes?.restart();
    return realm;
  }

  #share(realm: Realm): Share {
    const { limitMs } = this.#options;
    const count = this.#alone > 0 ? 1 : Math.min(this.#left, pace.next(limitMs));
    const part = count > 1 || this.#isSearch ? together : this.#patience;
    return { count, limitMs: limitMs * part, realm };
  }

  async #run({ count, limitMs, realm }: Share): Promise<Piece> {
    const { left, pulse, manner } = this.#options;
    pulse(this.#results.length, limitMs);
    const began = performance.now();
    const run = () =>
      runPiece(realm, {
        count,
        limitMs,
        partly: count > 1 || this.#job.kind === 'examples',
        stopped: () => this.#tellStopped(),
        awaited: async () => (await left?.isToCome()) ?? false,
      });
    const seen = await (count > 1 && pace.isQuick ? withoutOptimisingLarge(run) : run());
    const piece = numbered(seen, this.#options);
    // Each of them has to be judged in a worker that can be ended. In turn, it is not asked who it is.
    const isLast = this.#results.length + count === this.#job.versions.length;
    const isAsked = this.#job.versions.length > 1 && (manner !== 'in-turn' || isLast);
    if (isAsked && (await left?.isThere())) throw new SpentWorker('it leaves work behind');
    if (piece.fault === undefined) pace.took(count, performance.now() - began);
    return piece;
  }

  async #take(results: readonly unknown[], { count, realm }: Share): Promise<void> {
    const { usual, manner } = this.#options;
    const isAlone = this.#alone > 0;
    this.#results.push(...results);
    this.#alone = Math.max(0, this.#alone - count);
    this.#before += count;
    this.#patience = 1;
    if (usual && !(await isClean(realm, usual))) {
      this.#suspects.push(this.#results.length - 1);
      this.#leave();
    } else if (manner === 'apart' && this.#left > 0) {
      await this.#look();
      this.#leave();
    } else if (isAlone && manner !== 'in-turn') await this.#look();
  }

  async #stop(piece: Piece, fault: string, { count, limitMs }: Share): Promise<void> {
    const { left, outcomes } = this.#options;
    const ran = piece.ranMs;
    const isSpent = this.#isSearch || (count > 1 && left?.holdsMuch);
    if (isSpent && ran !== undefined) throw new SpentWorker(fault);
    await this.#look(async (it) => (piece.mute ? undefined : changedIn(it, stoppedMs)));
    if (count > 1) this.#alone = Math.max(this.#alone, count);
    else if (this.#patience === 1 && ran !== undefined && ran < limitMs * enough)
      this.#patience = Math.min(mostPatience, (limitMs * 0.8) / Math.max(1, ran));
    else if (this.#before === 0 || ran !== undefined) {
      // To look for what it left takes a turn of this thread, for which others may make it wait.
      const isOnly = this.#job.kind === 'tests' && this.#job.versions.length === 1;
      if (left && ran !== undefined && isOnly) throw new SpentWorker(fault);
      this.#results.push(faultOf(this.#job, fault, outcomes?.numbers(piece.open ?? '')));
      this.#alone = Math.max(0, this.#alone - 1);
      this.#patience = 1;
    } else this.#alone = Math.max(this.#alone, 1);
    this.#leave();
  }

  /**
   * Whether those that are done have changed their realm, before it goes or another one may. What is
   * found later is no doing of theirs.
   */
  async #look(look: (realm: Realm) => ReturnType<typeof changedIn> = changedIn): Promise<void> {
    const done = this.#results.length;
    if (!this.#realm || done === this.#from || this.#options.usual) return;
    const seen = await look(this.#realm);
    if (seen) this.#changed.push(...seen);
    else for (let i = this.#from; i < done; i++) this.#unsure.push(i);
    this.#from = done;
  }

  #leave(): void {
    this.#tellStopped();
    this.#options.discard();
    this.#realm = undefined;
    this.#before = 0;
    this.#from = this.#results.length;
  }

  #tellStopped(): void {
    this.#options.pulse(this.#results.length, renewMs);
  }

  /** Those that ran in a realm that could not tell are judged in another. */
  async #again(): Promise<void> {
    const versions = this.#unsure.map((index) => this.#job.versions[index]!);
    const options = { ...this.#options, manner: 'together' } as const;
    const { results, changed } = await runBatch({ ...this.#job, versions }, options);
    this.#unsure.forEach((index, i) => (this.#results[index] = results[i]));
    this.#changed.push(...changed);
  }
}

/** A piece with its outcomes as the gatherer numbers them. */
function numbered(piece: Piece, { outcomes }: BatchOptions): Piece {
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
