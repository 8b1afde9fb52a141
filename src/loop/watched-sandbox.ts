import {
  Sandbox,
  WorkerDied,
  type Freshness,
  type Job,
  type JobResults,
  type Manner,
  type SandboxOptions,
  type TimingRequest,
  type TimingResult,
} from '../sandbox/index.ts';
import type { Suspect, Suspects, Asked } from './suspects.ts';

/** That something got out of its jail, and which versions may have done it. */
export interface Escape {
  /** What showed it. */
  readonly what: string;
  /** What was being done with the versions; absent where nothing was. */
  readonly during?: Asked['kind'];
  readonly suspects: readonly Suspect[];
}

/** Finds out during which request something got out: the one that ends by it. */
export class Escapes {
  readonly #suspects: Suspects;
  readonly #tell: (escape: Escape) => void;
  /** Noticed, and not told yet. */
  #open: readonly string[] = [];

  constructor(suspects: Suspects, tell: (escape: Escape) => void) {
    this.#suspects = suspects;
    this.#tell = tell;
  }

  /** Told within this turn, whether a request ends by it or none. */
  noticed(what: string): void {
    this.#open = [...this.#open, what];
    setImmediate(() => {
      if (this.#take(what)) this.#tell({ what, suspects: [] });
    });
  }

  async during<T>(asked: Asked, manner: Manner, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof WorkerDied && this.#take(error.message)) {
        const suspects = this.#suspects.of(asked, manner === 'apart' ? error.done : undefined);
        this.#tell({ what: error.message, during: asked.kind, suspects });
      }
      throw error;
    }
  }

  /** True once for each that was noticed. */
  #take(what: string): boolean {
    const at = this.#open.indexOf(what);
    if (at < 0) return false;
    this.#open = this.#open.toSpliced(at, 1);
    return true;
  }
}

/** A sandbox that tells who got out of it. */
export class WatchedSandbox extends Sandbox {
  readonly #escapes: Escapes;

  constructor(options: Omit<SandboxOptions, 'onBreach'>, escapes: Escapes) {
    super({ ...options, onBreach: (what) => escapes.noticed(what) });
    this.#escapes = escapes;
  }

  override job<J extends Job>(
    job: J,
    limitMs: number,
    fresh?: Freshness,
    manner: Manner = 'together',
  ): Promise<JobResults[J['kind']]> {
    return this.#escapes.during(job, manner, () => super.job(job, limitMs, fresh, manner));
  }

  override time(timing: TimingRequest, timeoutMs: number, fresh?: boolean): Promise<TimingResult> {
    return this.#escapes.during({ ...timing, kind: 'time' }, 'together', () =>
      super.time(timing, timeoutMs, fresh),
    );
  }
}
