import { availableParallelism } from 'node:os';
import { CompiledHarness } from './compiled-harness.ts';
import { findJail, type Jail } from './jail.ts';
import { unpack, type OutcomeTable } from './outcome-table.ts';
import type {
  Job,
  JobResults,
  Manner,
  RealmKind,
  Request,
  TimingRequest,
  TimingResult,
  Unit,
} from './protocol.ts';
import { startFault, WorkerDied, WorkerProcess } from './worker-process.ts';

export interface SandboxOptions {
  /** False: without the operating system's jail (`--no-jail`). Never without the other layers. */
  readonly jail: boolean;
  /** Worker processes; one a core when absent. */
  readonly workers?: number;
  /** Memory of one realm, and three times that of its process. */
  readonly memoryMb?: number;
  /** Told at once when a candidate is found to have got out of its realm, with what showed it. */
  readonly onBreach?: ((what: string) => void) | undefined;
}

/** What a job must not share with earlier ones: nothing, its realm, or its worker process. */
export type Freshness = 'any' | 'realm' | 'worker';

/** Workers of either kind have flags of their own. */
let harnesses: Readonly<Record<'judging' | 'measuring', CompiledHarness>> | undefined;

/** To make a realm and to read its request, a worker needs this long at most. */
const startMs = 3_000;
/** To load a unit, it needs this long at most. */
const openMs = 20_000;

/**
 * The only way in which candidates run: jailed worker processes with one unit open. Requests queue
 * for a free worker; a worker that dies is replaced.
 */
export class Sandbox {
  /** What walls the workers in; found and tried once. */
  readonly jail: Jail;
  readonly #memoryMb: number;
  readonly #onBreach: ((what: string) => void) | undefined;
  readonly #workers: (WorkerProcess | undefined)[];
  /** Slots whose worker has the unit open and no request. */
  readonly #idle: number[] = [];
  #opening: Promise<void>[] = [];
  readonly #waiting: ((slot: number) => void)[] = [];
  #unit: { readonly unit: Unit; readonly realm: RealmKind } | undefined;
  /** Started, and given the unit, ahead once a worker has died: who kills one may kill more. */
  #spare: WorkerProcess | undefined;
  /** Which unit workers were given last, and when they have it. */
  readonly #opened = new WeakMap<WorkerProcess, { unit: object; done: Promise<void> }>();
  /** The process that measures; started when it is first needed. */
  #meter: WorkerProcess | undefined;
  #timings: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: SandboxOptions) {
    this.jail = findJail(options.jail);
    this.#memoryMb = options.memoryMb ?? 256;
    this.#onBreach = options.onBreach;
    const count = options.workers ?? availableParallelism();
    // They get ready while the tests are being bundled, which takes a core of its own.
    const cores = Math.max(1, availableParallelism() - 1);
    this.#workers = Array.from({ length: count }, (_, slot) =>
      slot < cores ? this.#start() : undefined,
    );
  }

  get size(): number {
    return this.#workers.length;
  }

  /** Opens a unit. The first worker that has it can be asked; the others follow meanwhile. */
  async open(unit: Unit, realm: RealmKind): Promise<void> {
    await Promise.allSettled(this.#opening);
    this.#unit = { unit, realm };
    this.#meter?.kill();
    this.#idle.length = 0;
    const first = this.#openAt(0);
    if (this.#spare?.alive) this.#openAhead(this.#spare);
    this.#opening = this.#workers.map(async (worker, slot) => {
      if (slot === 0 || !worker) await first;
      // One that can't be opened is replaced when it is asked, and says why it can't.
      if (slot > 0) await this.#openAt(slot).catch(() => {});
      this.#give(slot);
    });
    await Promise.race(this.#opening);
  }

  /**
   * Runs a job in a free worker.
   *
   * @param limitMs what each version of it may take, or the job where it has none: what takes longer
   * is ended there, whatever it does.
   * @param fresh what no other job may have run in before.
   * @param manner what a worker's death then tells of the version at which it died.
   * @throws WorkerDied when the worker dies of it, or of what earlier jobs left behind (never with
   * a fresh worker).
   */
  async job<J extends Job>(
    job: J,
    limitMs: number,
    fresh: Freshness = 'any',
    manner: Manner = 'together',
  ): Promise<JobResults[J['kind']]> {
    const request = {
      type: 'job',
      job,
      limitMs: Math.ceil(limitMs),
      fresh: fresh === 'realm',
      manner,
    } as const;
    const value = await this.#ask(request, fresh === 'worker').catch((error: unknown) => {
      throw manner === 'apart' && this.#unit?.realm === 'isolate' ? withBlame(error) : error;
    });
    return (job.kind === 'examples' ? unpack(value as OutcomeTable) : value) as never;
  }

  /**
   * One block of a paired measurement, in realms of its own, alone in a process that does nothing but
   * measure; with `fresh`, in a new one.
   */
  time(timing: TimingRequest, timeoutMs: number, fresh = false): Promise<TimingResult> {
    const request = { type: 'time', timing, timeoutMs } as const;
    const result = this.#timings.then(() => this.#measure(request, fresh));
    this.#timings = result.catch(() => {});
    return result as never;
  }

  close(): void {
    this.#closed = true;
    for (const worker of [...this.#workers, this.#spare, this.#meter]) worker?.kill();
  }

  async #ask(request: Request, alone = false): Promise<unknown> {
    const slot = await this.#take();
    try {
      let worker = this.#workers[slot];
      if (!worker?.alive || worker.heavy || (alone && worker.used)) {
        worker = this.#replace(slot);
        await this.#openIn(worker);
      }
      worker.used = true;
      return await worker.ask(request, startMs);
    } finally {
      this.#give(slot);
    }
  }

  async #measure(request: Request, fresh: boolean): Promise<unknown> {
    if (fresh || !this.#meter?.alive || this.#meter.heavy) {
      this.#meter?.kill();
      this.#meter = this.#start(true);
      await this.#openIn(this.#meter);
    }
    return this.#meter.ask(request, startMs);
  }

  #replace(slot: number): WorkerProcess {
    this.#workers[slot]?.kill();
    const next = this.#spare?.alive ? this.#spare : this.#start();
    this.#spare = this.#start();
    this.#openAhead(this.#spare);
    return (this.#workers[slot] = next);
  }

  #start(measuring = false): WorkerProcess {
    if (this.#closed) throw new WorkerDied('killed', 'stopped');
    harnesses ??= {
      judging: new CompiledHarness('judging'),
      measuring: new CompiledHarness('measuring'),
    };
    const harness = measuring ? harnesses.measuring : harnesses.judging;
    const memoryMb = this.#memoryMb;
    const preparing = harness.given().then((it) => ({ type: 'prepare', ...it, memoryMb }) as const);
    const worker = new WorkerProcess(this.jail, preparing, {
      memoryMb: memoryMb * 3,
      measuring,
      onBreach: this.#onBreach,
    });
    worker.ready.then(
      (made) => harness.keep(made),
      () => {},
    );
    return worker;
  }

  async #openAt(slot: number): Promise<void> {
    const worker = (this.#workers[slot] ??= this.#start());
    try {
      await this.#openIn(worker.alive && !worker.heavy ? worker : this.#replace(slot));
    } catch (error) {
      // What it did before may catch up with it now: that is no fault of this unit.
      if (this.#closed || !(error instanceof WorkerDied)) throw error;
      await this.#openIn(this.#replace(slot));
    }
  }

  #openIn(worker: WorkerProcess): Promise<void> {
    const unit = this.#unit!;
    const last = this.#opened.get(worker);
    if (last?.unit === unit) return last.done;
    const done = this.#openAfter(worker, unit, last?.done);
    this.#opened.set(worker, { unit, done });
    return done;
  }

  /** Where it can't be opened, whoever takes the worker is told so. */
  #openAhead(worker: WorkerProcess): void {
    this.#openIn(worker).catch(() => {});
  }

  async #openAfter(
    worker: WorkerProcess,
    unit: { readonly unit: Unit; readonly realm: RealmKind },
    last?: Promise<void>,
  ): Promise<void> {
    await last?.catch(() => {});
    try {
      await worker.ready;
    } catch (error) {
      if (this.#closed) throw error;
      throw startFault(error);
    }
    await worker.ask({ type: 'open', ...unit }, openMs);
  }

  #take(): Promise<number> {
    const slot = this.#idle.pop();
    if (slot !== undefined) return Promise.resolve(slot);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #give(slot: number): void {
    const next = this.#waiting.shift();
    if (next) next(slot);
    else this.#idle.push(slot);
  }
}

/** What does not end in an isolate of its own is no other's doing. A death of memory may be. */
function withBlame(error: unknown): unknown {
  if (!(error instanceof WorkerDied) || error.why !== 'killed') return error;
  return new WorkerDied(error.why, error.message, { ...error, certain: true });
}
