import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { PawlFault } from '../fault.ts';
import { jailed, ownMounts, type Jail } from './jail.ts';
import { cpuMs, family, residentBytes, starvedMs } from './processes.ts';
import { pulseEveryMs, type Asked, type Preparing, type Pulse, type Request } from './protocol.ts';
import { readSaid } from './said.ts';
import { workerFile } from './worker-bundle.ts';

/** The worker process died or had to be killed while it had a request. */
export class WorkerDied extends Error {
  readonly why: 'killed' | 'memory' | 'crashed';
  /** Versions of the job that were done when it last told. */
  readonly done: number;
  /** Its time was over, but the machine had kept it waiting for much of it. */
  readonly starved: boolean;
  /** It is that version's doing: nothing of another's was there. */
  readonly certain: boolean;
  /** It has asked for its end: something goes on in it that nothing else ends. */
  readonly spent: boolean;
  constructor(why: WorkerDied['why'], message: string, details: Partial<WorkerDied> = {}) {
    super(message);
    this.why = why;
    this.done = details.done ?? 0;
    this.starved = details.starved ?? false;
    this.certain = details.certain ?? false;
    this.spent = details.spent ?? false;
  }
}

const forged = 'it speaks in the place of the worker';
/** To compile the harness, a busy machine needs this long at most. */
const prepareMs = 20_000;
const memoryWatchMs = 100;
/** A worker that has nothing to do and works so much of each look, milliseconds, so many times in a row. */
const idleMs = 20;
const mostIdleLooks = 2;
/**
 * The worker ends by itself what takes too long. When it has run, or slept, for so long after that and
 * not said so, nothing inside ends it. What the machine keeps it waiting for does not count, but a limit
 * is a limit: with the time that its end takes, all is over within 100 ms. Whoever was kept waiting is
 * judged again, and loses nothing by it.
 */
const slackMs = pulseEveryMs + 20;
const mostLateMs = 60;
const lookEveryMs = 5;
/** The part of its memory that earlier versions may have left used, for its death to be a version's own doing. */
const remains = 1 / 8;
/** A worker that ran for less than this part of its limit was kept waiting by the machine. */
const enough = 0.5;

interface WorkerOptions {
  readonly memoryMb: number;
  /** It measures: what V8 compiles and collects beside the thread is done, and timed, on it. */
  readonly measuring?: boolean;
  /** Told when something but the worker writes to its channel: a candidate got out of its realm. */
  readonly onBreach?: ((what: string) => void) | undefined;
}

/** One jailed worker process. Takes one request at a time. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #memoryLimit: number;
  #pending: Pending | undefined;
  /** Of the newest request that it has answered. */
  #answered = '';
  readonly #onBreach: (what: string) => void;
  #dead: WorkerDied | undefined;
  #stderr = '';
  /** Resident bytes of the largest of its processes: when it got its unit, and when last looked at. */
  #base = 0;
  #holds = 0;
  #inner: number | undefined;
  /** CPU time of the innermost when last looked at, and how often it worked without a request. */
  #cpu = 0;
  #restless = 0;
  /** What the machine has kept it waiting for in all, milliseconds, when last looked at. */
  #starved = 0;
  /** What it answered to being prepared. */
  readonly ready: Promise<unknown>;
  /** A job has run in it. */
  used = false;

  constructor(jail: Jail, preparing: Promise<Preparing>, options: WorkerOptions) {
    this.#onBreach = options.onBreach ?? (() => {});
    this.#memoryLimit = options.memoryMb * 1024 * 1024;
    const mounts = ownMounts();
    const { command, args } = jailed(
      jail,
      process.execPath,
      [
        '--permission',
        '--allow-addons',
        ...mounts.map((mount) => `--allow-fs-read=${mount.path}`),
        // The isolate's loader looks whether this is Alpine.
        '--allow-fs-read=/etc/alpine-release',
        '--allow-fs-read=/proc/self/schedstat',
        // With a worker on each core, a collector's helpers would only take another worker's time.
        ...(options.measuring ? ['--single-threaded', '--expose-gc'] : ['--single-threaded-gc']),
        '--no-node-snapshot',
        // In the worker's own realm; realms of candidates make their own code.
        '--disallow-code-generation-from-strings',
        '--disable-warning=SecurityWarning',
        '--disable-warning=ExperimentalWarning',
        `--max-old-space-size=${Math.floor(options.memoryMb / 2)}`,
        workerFile(),
      ],
      mounts,
      '/tmp',
    );
    this.#child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // Nothing of the user's environment goes in.
      env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' },
      serialization: 'advanced',
      detached: true,
    });
    const started = new Promise((resolve, reject) => {
      this.#pending = pendingOf('', resolve, reject);
    });
    this.ready = Promise.all([preparing, started]).then(([it]) => this.#ask(it, prepareMs));
    this.ready.catch(() => {});
    this.#child.stderr!.on('data', (data: Buffer) => {
      this.#stderr = (this.#stderr + String(data)).slice(-4_000);
    });
    this.#child.on('message', (message: unknown) => this.#hear(message));
    this.#child.on('error', (error) => this.#end(new WorkerDied('crashed', error.message)));
    this.#child.on('exit', (code, signal) =>
      this.#end(
        this.#diedOf('crashed', `the worker ended (${signal ?? code}) ${this.#stderr.trim()}`),
      ),
    );
    this.#watchMemory();
    this.#child.unref();
    (this.#child.stderr as unknown as { unref(): void }).unref();
  }

  get alive(): boolean {
    return this.#dead === undefined;
  }

  /** It holds so much that the next job might be blamed for what earlier ones left. */
  get heavy(): boolean {
    return this.#holds > this.#memoryLimit / 2;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param startMs what it may take until it says how long the first part takes
   * @throws WorkerDied also when it takes longer than it said.
   */
  async ask(request: Request, startMs: number): Promise<unknown> {
    await this.ready;
    const answer = await this.#ask(request, startMs);
    if (request.type === 'open' && !this.used) this.#base = this.#look();
    return answer;
  }

  async #ask(request: Request, startMs: number): Promise<unknown> {
    if (this.#dead) throw this.#dead;
    if (this.#pending) throw new Error('the worker is busy');
    this.#child.ref();
    this.#child.channel?.ref();
    const apart = request.type === 'job' && request.manner === 'apart';
    try {
      return await new Promise((resolve, reject) => {
        const pending = pendingOf(randomUUID(), resolve, reject, apart);
        this.#pending = pending;
        this.#watch(pending, startMs);
        const asked: Asked = { ticket: pending.ticket, request };
        this.#child.send(asked, (error) => {
          // Its channel is gone before its end is known: nobody may ask it again.
          if (error) this.kill(this.#diedOf('crashed', error.message));
        });
      });
    } finally {
      this.#child.unref();
      this.#child.channel?.unref();
    }
  }

  #hear(message: unknown): void {
    // What was on its way when it ended tells nothing.
    if (this.#dead) return;
    const pending = this.#pending;
    const said = readSaid(message);
    // Whatever writes to its channel without knowing the ticket is not the worker.
    if (!said || !pending || said.ticket !== pending.ticket) {
      const isLate = said !== undefined && said.ticket !== '' && said.ticket === this.#answered;
      if (!isLate) this.#onBreach(forged);
      return this.kill(this.#diedOf('crashed', forged));
    }
    if (said.type === 'pulse') return this.#feel(pending, said);
    this.#pending = undefined;
    this.#answered = pending.ticket;
    clearTimeout(pending.watch);
    if (said.ok) pending.resolve(said.value);
    else if (said.spent)
      pending.reject(new WorkerDied('killed', said.message, { done: pending.done, spent: true }));
    else pending.reject(new Error(said.message));
    if (said.spent) this.kill();
  }

  #feel(pending: Pending, { limitMs, done }: Pulse): void {
    pending.done = done;
    if (pending.apart) pending.light = this.#look() - this.#base < this.#memoryLimit * remains;
    this.#watch(pending, limitMs);
  }

  /**
   * Kills the worker after so long, unless it tells of something new before. It may tell a hundred times
   * a second, so that nothing is done then but to note it.
   */
  #watch(pending: Pending, limitMs: number): void {
    pending.began = performance.now();
    pending.limitMs = limitMs;
    pending.starvedBefore = this.#starved;
    if (pending.watch === undefined || limitMs < pending.waits) this.#wait(pending, limitMs);
  }

  #wait(pending: Pending, ms: number): void {
    clearTimeout(pending.watch);
    pending.waits = ms;
    pending.watch = setTimeout(() => this.#check(pending), ms);
  }

  #check(pending: Pending): void {
    const left = pending.began + pending.limitMs - performance.now();
    if (left > 0) return this.#wait(pending, left);
    const starved = this.#starvedMs();
    if (pending.starvedAtLimit?.of !== pending.began)
      pending.starvedAtLimit = { of: pending.began, ms: starved };
    const { ms } = pending.starvedAtLimit;
    if (-left - (starved - ms) < slackMs && -left < mostLateMs)
      return this.#wait(pending, lookEveryMs);
    const ran = pending.limitMs - (ms - pending.starvedBefore);
    const details = { starved: ran < pending.limitMs * enough };
    this.kill(this.#diedOf('killed', 'it does not end', details));
  }

  #diedOf(why: WorkerDied['why'], message: string, details: Partial<WorkerDied> = {}): WorkerDied {
    return new WorkerDied(why, message, { done: this.#pending?.done ?? 0, ...details });
  }

  kill(reason: WorkerDied = new WorkerDied('killed', 'stopped')): void {
    // Each by itself and at once; the jail's own death would take them along a moment later.
    const all = this.alive ? this.#family() : [];
    for (const pid of all.toReversed()) endProcess(pid);
    this.#end(reason);
    try {
      // The group: the jail's own process and whatever it started.
      process.kill(-this.#child.pid!, 'SIGKILL');
    } catch {
      this.#child.kill('SIGKILL');
    }
  }

  #end(reason: WorkerDied): void {
    this.#dead ??= reason;
    clearTimeout(this.#pending?.watch);
    this.#pending?.reject(this.#dead);
    this.#pending = undefined;
  }

  #family(): number[] {
    return this.#child.pid === undefined ? [] : family(this.#child.pid);
  }

  /** Of the worker itself: the innermost of the jail's processes. */
  #starvedMs(): number {
    this.#inner ??= this.#family().at(-1);
    return this.#inner === undefined ? 0 : starvedMs(this.#inner);
  }

  #isRestless(): boolean {
    const cpu = this.#inner === undefined ? 0 : cpuMs(this.#inner);
    const works = !this.#pending && this.used && cpu - this.#cpu > idleMs;
    this.#restless = works ? this.#restless + 1 : 0;
    this.#cpu = cpu;
    return this.#restless >= mostIdleLooks;
  }

  /** Bytes that the largest of its processes holds. */
  #look(): number {
    return Math.max(0, ...this.#family().map(residentBytes));
  }

  #killForMemory(): void {
    const certain = this.#pending?.light === true;
    this.kill(this.#diedOf('memory', 'it exhausts its memory', { certain }));
  }

  /** The kernel's own limits differ from machine to machine; what a process holds can be read on all. */
  #watchMemory(): void {
    if (process.platform !== 'linux') return;
    const timer = setInterval(() => {
      if (this.#dead) return clearInterval(timer);
      this.#holds = this.#look();
      this.#starved = this.#starvedMs();
      // What it has said by now tells whose memory that is.
      if (this.#holds > this.#memoryLimit) setImmediate(() => this.#killForMemory());
      // What was left to other threads may have been kept waiting when the worker looked for it.
      if (this.#isRestless()) this.kill();
    }, memoryWatchMs);
    timer.unref();
  }
}

interface Pending {
  readonly ticket: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  /** Each version in a realm of its own: what it tells is of one of them. */
  readonly apart: boolean;
  /** When the version began, earlier ones had left too little behind for its death to be theirs. */
  light: boolean;
  /** Versions of the job that are done. */
  done: number;
  watch: NodeJS.Timeout | undefined;
  /** What the watch waits for, milliseconds. */
  waits: number;
  /** When what it does now began, by `performance.now()`, and what that may take. */
  began: number;
  limitMs: number;
  /** What the machine had kept the worker waiting for by then; up to a look earlier. */
  starvedBefore: number;
  /** The same when the limit was over of what began then. */
  starvedAtLimit: { readonly of: number; readonly ms: number } | undefined;
}

function pendingOf(
  ticket: string,
  resolve: Pending['resolve'],
  reject: Pending['reject'],
  apart = false,
): Pending {
  return {
    ticket,
    resolve,
    reject,
    apart,
    light: false,
    done: 0,
    watch: undefined,
    waits: 0,
    began: 0,
    limitMs: 0,
    starvedBefore: 0,
    starvedAtLimit: undefined,
  };
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** Says why a worker could not start at all. */
export function startFault(error: unknown): PawlFault {
  return new PawlFault(
    'sandbox-start',
    `the sandbox could not start: ${error instanceof Error ? error.message : String(error)}`,
    { cause: error, hint: 'Try `npm ci` again in the folder that Pawl is installed in.' },
  );
}
