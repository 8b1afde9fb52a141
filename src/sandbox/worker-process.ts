import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PawlFault } from '../fault.ts';
import { jailed, ownMounts, type Jail } from './jail.ts';
import type { Reply, Request } from './protocol.ts';

/** The worker process died or had to be killed while it had a request. */
export class WorkerDied extends Error {
  readonly why: 'killed' | 'memory' | 'crashed';
  constructor(why: WorkerDied['why'], message: string) {
    super(message);
    this.why = why;
  }
}

const memoryWatchMs = 100;
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** One jailed worker process. Takes one request at a time. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #memoryLimit: number;
  #pending: { resolve(value: unknown): void; reject(error: Error): void } | undefined;
  #dead: WorkerDied | undefined;
  #stderr = '';
  /** Resident bytes of the largest of its processes, when last looked at. */
  #holds = 0;
  readonly ready: Promise<unknown>;
  /** A job has run in it. */
  used = false;

  constructor(jail: Jail, options: { readonly memoryMb: number }) {
    this.#memoryLimit = options.memoryMb * 1024 * 1024;
    const mounts = ownMounts();
    const main = fileURLToPath(new URL(`./worker/main.${extension}`, import.meta.url));
    const { command, args } = jailed(
      jail,
      process.execPath,
      [
        '--permission',
        '--allow-addons',
        ...mounts.map((mount) => `--allow-fs-read=${mount.path}`),
        // The isolate's loader looks whether this is Alpine.
        '--allow-fs-read=/etc/alpine-release',
        '--no-node-snapshot',
        // In the worker's own realm; realms of candidates make their own code.
        '--disallow-code-generation-from-strings',
        '--frozen-intrinsics',
        '--disable-warning=SecurityWarning',
        '--disable-warning=ExperimentalWarning',
        `--max-old-space-size=${Math.floor(options.memoryMb / 2)}`,
        main,
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
    this.ready = new Promise((resolve, reject) => (this.#pending = { resolve, reject }));
    this.ready.catch(() => {});
    this.#child.stderr!.on('data', (data: Buffer) => {
      this.#stderr = (this.#stderr + String(data)).slice(-4_000);
    });
    this.#child.on('message', (reply: Reply) => {
      const pending = this.#pending;
      this.#pending = undefined;
      if (reply.ok) pending?.resolve(reply.value);
      else pending?.reject(new Error(reply.message));
    });
    this.#child.on('error', (error) => this.#end(new WorkerDied('crashed', error.message)));
    this.#child.on('exit', (code, signal) =>
      this.#end(
        new WorkerDied('crashed', `the worker ended (${signal ?? code}) ${this.#stderr.trim()}`),
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
   * Sends a request and waits for its reply. A worker that has not answered a second after the
   * request's own time limit is killed.
   *
   * @throws WorkerDied
   */
  async ask(request: Request, timeoutMs: number): Promise<unknown> {
    await this.ready;
    if (this.#dead) throw this.#dead;
    if (this.#pending) throw new Error('the worker is busy');
    const watchdog = setTimeout(
      () => this.kill(new WorkerDied('killed', 'it does not end')),
      timeoutMs,
    );
    this.#child.ref();
    this.#child.channel?.ref();
    try {
      return await new Promise((resolve, reject) => {
        this.#pending = { resolve, reject };
        this.#child.send(request, (error) => {
          if (error) reject(this.#dead ?? new WorkerDied('crashed', error.message));
        });
      });
    } finally {
      clearTimeout(watchdog);
      this.#child.unref();
      this.#child.channel?.unref();
    }
  }

  kill(reason: WorkerDied = new WorkerDied('killed', 'stopped')): void {
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
    this.#pending?.reject(this.#dead);
    this.#pending = undefined;
  }

  /** The kernel's own limits differ from machine to machine; what a process holds can be read on all. */
  #watchMemory(): void {
    if (process.platform !== 'linux') return;
    const timer = setInterval(() => {
      if (this.#dead) return clearInterval(timer);
      this.#holds = Math.max(...family(this.#child.pid!).map(residentBytes));
      if (this.#holds > this.#memoryLimit)
        this.kill(new WorkerDied('memory', 'it exhausts its memory'));
    }, memoryWatchMs);
    timer.unref();
  }
}

function family(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    const below = children === '' ? [] : children.split(' ').flatMap((child) => family(+child));
    return [pid, ...below];
  } catch {
    return [];
  }
}

function residentBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096;
  } catch {
    return 0;
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
