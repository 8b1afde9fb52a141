import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openStore } from '../../durable/index.ts';
import { TestRepository } from '../../gate/testing.ts';
import { inspectLedger, type Entry } from '../../ledger/index.ts';
import type { Answer, RunRequest } from '../../loop/answer.ts';
import { cli } from '../cli.ts';
import type { Run } from '../context.ts';
import { makeAnswer, makeContext, makeProject } from '../testing.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A repository, and a home outside of it with a key for each person; real git and ssh-keygen. */
export class Household extends TestRepository {
  readonly home = makeProject({}).root;
  /** What `fix` and `optimise` run. */
  loop: Run = async (request, deps) => (await import('../../loop/index.ts')).run(request, deps);
  /** More of the environment. */
  readonly extra: Record<string, string> = {};
  /** Added to each reading of the clock, milliseconds. */
  later = 0;

  constructor(files: Readonly<Record<string, string>> = {}) {
    super();
    this.write({ 'package.json': '{}\n', 'src/a.js': 'export const a = (x) => x;\n', ...files });
  }

  get env() {
    return { PATH: process.env['PATH'], HOME: this.home, ...this.extra };
  }

  /** Commits a list of signers, with a key for each, and what else is given. */
  allow(names: readonly string[], files: Readonly<Record<string, string>> = {}): this {
    const lines = names.map((name) => `${name}@example.com ${this.publicKey(name)}`);
    this.commit({ 'pawl.signers': lines.join(''), ...files });
    return this;
  }

  /** Somebody's key file. */
  key(name: string): string {
    const file = join(this.home, name);
    if (!existsSync(file))
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
    return file;
  }

  publicKey(name: string): string {
    return readFileSync(`${this.key(name)}.pub`, 'utf8');
  }

  run(...args: string[]): Promise<Ran> {
    return this.given('', ...args);
  }

  /** The same with something on standard input. */
  async given(input: string, ...args: string[]): Promise<Ran> {
    const made = Object.assign(makeContext(this.root, this.loop), {
      stdin: Readable.from([input]),
      env: this.env,
      now: () => Date.now() + this.later,
    });
    const code = await cli(args, '1', made);
    return { code, out: made.out, err: made.err };
  }

  sign(id: string, name: string): Promise<Ran> {
    return this.run('sign', id, '--reason', 'I have read it', '--key', this.key(name));
  }

  /** Stores an answer as a run that has found it would. */
  store(answer: Partial<Answer>, command: RunRequest['command'] = 'fix'): Answer {
    const { before = '', after = '' } = answer;
    const whole = { ...makeAnswer(before, after), ...answer };
    const store = openStore(this.root);
    const request = { command, root: this.root, file: whole.file, seed: 1, jail: true };
    const run = store.startRun({ ...request, budgetMs: 1, maxCandidates: 1 }, Date.now());
    const counts = { judged: 1, valid: 1, perSecond: 1 };
    store.endRun(run.id, { kind: 'improved', answer: whole }, counts, Date.now());
    store.close();
    return whole;
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  /** The ledger's entries, verified; none where there is none. */
  entries(): readonly Entry[] {
    const found = inspectLedger(this.root, this.env)?.verification;
    if (found && !found.ok) throw new Error(found.reason);
    return found?.entries ?? [];
  }

  kinds(): string[] {
    return this.entries().map(({ kind }) => kind);
  }
}
