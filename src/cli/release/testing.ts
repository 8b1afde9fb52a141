import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../durable/index.ts';
import type { Answer } from '../../loop/answer.ts';
import { makeAnswer, Shop } from '../../release/testing.ts';
import { cli } from '../cli.ts';
import { makeContext } from '../testing.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/**
 * When to kill: the first before the process does anything, each later by a quarter or so, so that some
 * come late on a fast machine and on a slow one.
 */
export function killTime(attempt: number): number {
  return 80 * 1.25 ** (attempt + Math.random());
}

/** A shop with a recorded answer, alice as its signer, and a command line. */
export class Counter extends Shop {
  readonly id: string;

  constructor(answer: Answer = makeAnswer()) {
    super();
    this.id = answer.id;
    const key = readFileSync(`${this.alice}.pub`, 'utf8');
    this.commit({ 'pawl.signers': `alice@example.com ${key}` });
    this.record(answer);
  }

  get env() {
    const identity = ['AUTHOR', 'COMMITTER'].flatMap((role) => [
      [`GIT_${role}_NAME`, 'A'],
      [`GIT_${role}_EMAIL`, 'a@example.com'],
    ]);
    const { PATH } = process.env;
    return { PATH, HOME: this.office.home, ...(Object.fromEntries(identity) as object) };
  }

  /** Records an answer as that of a run. */
  record(answer: Answer): void {
    const store = openStore(this.root);
    const { root } = this;
    const request = { command: 'optimise', root, file: answer.file, seed: 1, jail: true } as const;
    const run = store.startRun({ ...request, budgetMs: 1, maxCandidates: 1 }, Date.now());
    const counts = { judged: 1, valid: 1, perSecond: 1 };
    store.endRun(run.id, { kind: 'improved', answer }, counts, Date.now());
    store.close();
  }

  /** Runs a command line; what it said and its exit code. */
  async run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const context = Object.assign(
      makeContext(this.root, () => Promise.reject(new Error('must not run'))),
      { env: this.env },
    );
    const code = await cli(args, '1', context);
    return { code, out: context.out, err: context.err };
  }

  signIt(id = this.id) {
    return this.run('sign', id, '--reason', 'Read it', '--key', this.alice);
  }

  /** Runs a command line as a process of its own, and kills it after a time. True: it was killed. */
  runAndKill(args: readonly string[], afterMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [main, ...args], {
        cwd: this.root,
        env: this.env,
        stdio: 'ignore',
      });
      const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
      child.on('close', (_, signal) => {
        clearTimeout(timer);
        resolve(signal === 'SIGKILL');
      });
    });
  }
}
