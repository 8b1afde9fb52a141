import { readdirSync, readFileSync } from 'node:fs';
import { oneEach, runCommand, Sandbox, WorkerDied, type RealmKind } from '../src/sandbox/index.ts';
import { family } from '../src/sandbox/processes.ts';
import type { Attack } from './attack.ts';

/** What never ends by itself: the limits are for these. */
export const endless = [
  'loops',
  'loops-in-microtasks',
  'backtracks-for-ever-in-a-pattern',
  'calls-itself-for-ever-and-catches-it',
  'sets-timers-for-ever',
  'loops-in-thenables-of-thenables',
  'makes-a-huge-number',
  'sleeps-on-shared-memory',
  'hashes-for-ever-outside-the-engine',
  'compresses-for-ever-in-a-pool-of-threads',
];

/** What gives the right answer, and leaves others at work that nothing can call back. */
export const leftBehind: readonly Attack[] = [
  ['hashes', `require('crypto').pbkdf2('x', 'y', 2_000_000_000, 64, 'sha512', () => {});`],
  [
    'takes all of the pool',
    `for (let i = 0; i < 9; i++) require('crypto').scrypt('x', 'y', 64, { N: 2 ** 20, r: 8, p: 400, maxmem: 2 ** 31 }, () => {});`,
  ],
  ['searches primes', `require('crypto').generatePrime(6_000, { safe: true }, () => {});`],
].map(([tries, code]) => ({
  name: tries!,
  tries: `${tries!} when it has answered`,
  stoppedBy: 'the worker is replaced when something is still at work in it',
  realm: 'process',
  needs: ['crypto'],
  code: `exports.f = () => { ${code!} return 'loot'; };`,
}));

/** Programs that a project's runner may start, and that do not end when they are asked to. */
export const programs: readonly { readonly name: string; readonly script: string }[] = [
  { name: 'sleeps', script: 'sleep 60' },
  { name: 'does not listen', script: "trap '' TERM INT HUP; while :; do :; done" },
  {
    name: 'leaves others behind',
    script: 'sleep 60 & setsid sleep 61 & (setsid sh -c "sleep 62 & sleep 63" &) ; sleep 64',
  },
  {
    name: 'forks for ever',
    script: 'f() { for i in 1 2 3 4 5 6 7 8; do (sleep 60) & done; wait; }; f & f & f & wait',
  },
];

const test = `
  const { f } = require('./target');
  test('f', async () => { expect(await f()).toBe('loot'); });
`;

/** How long other threads are looked at, milliseconds, how often in a row, and what counts as nothing. */
const lookMs = 10;
const quietLooks = 4;
const hardly = 0.2;

/** Measures how long after its time limit a candidate, and all that it started, is gone. */
export class Limits {
  readonly #sandbox = new Sandbox({ jail: true, workers: 1, memoryMb: 256 });

  close(): void {
    this.#sandbox.close();
  }

  /** Milliseconds that it was there beyond its limit. */
  async overrun(attack: Attack, realm: RealmKind, limitMs: number): Promise<number> {
    const job = {
      kind: 'tests',
      order: ['f'],
      stopAtFirst: true,
      fuel: 1e15,
      seed: 1,
    } as const;
    const honest = oneEach([`exports.f = () => 'loot';`]);
    await this.#sandbox.open(
      {
        modules: [
          { id: 'test.js', code: test, requires: { './target': 'pawl:target' }, live: true },
        ],
        targetRequires: Object.fromEntries(attack.needs.map((name) => [name, name])),
        tests: [{ id: 'test.js', name: 'test.js' }],
        builtins: realm === 'process' ? attack.needs : [],
      },
      realm,
    );
    await this.#sandbox.job({ ...job, ...honest }, limitMs);
    // The worker that stands by gets ready meanwhile.
    await lastAtWork(families().flat());
    const before = families();
    const began = performance.now();
    try {
      await this.#sandbox.job({ ...job, ...oneEach([attack.code]) }, limitMs, 'any', 'apart');
      // Its verdict is there; what it left to other threads has to have ended too.
      return (await lastAtWork(before.flat())) - began - limitMs;
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      // One worker of those that were there has to go, with all that belongs to it.
      await until(() => before.some((pids) => !pids.some(isAlive)));
    }
    return performance.now() - began - limitMs;
  }

  /** The same of a program that runs as a project's own runner does. */
  async overrunOfProgram(script: string, timeoutMs: number): Promise<number> {
    const began = performance.now();
    const { timedOut } = await runCommand({
      jail: this.#sandbox.jail,
      command: '/bin/sh',
      args: ['-c', script],
      cwd: '/tmp',
      mounts: [],
      env: {},
      timeoutMs,
    });
    if (!timedOut) throw new Error('it ended by itself');
    const left = families()
      .flat()
      .filter((pid) => /sleep 6\\d|while :/.test(commandOf(pid)));
    await until(() => !left.some(isAlive));
    return performance.now() - began - timeoutMs;
  }
}

/** The processes that this one has started, each with what it has started. */
function families(): number[][] {
  return family(process.pid)
    .slice(1)
    .map((pid) => family(pid));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/**
 * When threads other than the first one of these processes were last seen to work, by
 * `performance.now()`.
 */
async function lastAtWork(pids: readonly number[]): Promise<number> {
  let last = performance.now();
  let before = othersMs(pids);
  for (let quiet = 0; quiet < quietLooks;) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    const now = othersMs(pids);
    quiet = now - before < hardly ? quiet + 1 : 0;
    if (quiet === 0) last = performance.now();
    before = now;
  }
  return last;
}

function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [];
  }
}

function ranMs(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}

/** CPU time, milliseconds, of threads that are there: the first figure of their `schedstat`. */
function othersMs(pids: readonly number[]): number {
  let sum = 0;
  for (const pid of pids.filter(isAlive))
    for (const thread of threadsOf(pid))
      if (thread !== pid) sum += ranMs(`/proc/${pid}/task/${thread}/schedstat`);
  return sum;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** A process that is dead but not yet waited for runs no more. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
