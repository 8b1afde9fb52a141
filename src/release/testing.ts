import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Git } from '../git/index.ts';
import { sha256, type EntryOf } from '../ledger/index.ts';
import type { Answer } from '../loop/answer.ts';
import { factsOf } from '../review/index.ts';
import { makeDecision, Office } from '../review/testing.ts';
import { findJail } from '../sandbox/index.ts';
import { release, type ReleaseDeps } from './release.ts';
import type { Subject } from './subject.ts';

export const before = `import { isMore } from './more.js';

export function most(values) {
  let found = values[0];
  for (const value of values) if (isMore(value, found)) found = value;
  return found;
}
`;
/** The same for no values, but not faster: what matters here is that tests still pass. */
export const after = before.replace('let found = values[0];', 'let [found] = values;');

const more = 'export const isMore = (a, b) => a > b;\n';
const test = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { most } from '../src/most.js';

test('finds the largest', () => assert.equal(most([1, 3, 2]), 3));
`;

/** What the project holds at first. */
export const files: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module", "scripts": { "test": "node --test" } }\n',
  '.gitignore': '.pawl\n',
  'src/most.js': before,
  'src/more.js': more,
  'src/other.js': 'export const other = 1;\n',
  'test/most.test.js': test,
};

const reached = ['src/more.js', 'test/most.test.js'].map((file) => ({
  file,
  sha256: sha256(files[file]!),
}));

/** An answer for the project as it is at first. */
export function makeAnswer(change: Partial<Answer> = {}): Answer {
  const evidence = { tests: 1, failedBefore: [], examples: 1, generated: 9 };
  return {
    id: '4be1c09f12345678',
    file: 'src/most.js',
    symbol: 'most',
    before,
    after,
    changes: [{ operator: 'o', edits: [{ start: 0, end: 1, text: '' }], reason: 'Because' }],
    evidence: { ...evidence, runner: 'node', runnerPassed: 1, reached },
    ...change,
  };
}

/** A repository with a ledger, real keys, and a change that waits. */
export class Shop {
  readonly office = new Office();
  readonly alice = this.office.person('alice@example.com');

  /** @param where - the project is all of its repository, or a folder of it */
  constructor(where: 'top' | 'below' = 'top') {
    const above = dirname(this.root);
    this.git('init', '-q', '-b', 'main', where === 'top' ? this.root : above);
    if (where === 'below') writeFileSync(join(above, '.gitignore'), 'home\n');
    this.commit(files);
  }

  get root(): string {
    return this.office.root;
  }

  git(...args: string[]): string {
    const settings = ['user.name=A', 'user.email=a@example.com', 'commit.gpgSign=false'];
    const all = [...settings.flatMap((each) => ['-c', each]), ...args];
    return execFileSync('git', all, { cwd: this.root, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  write(texts: Readonly<Record<string, string | null>>): void {
    for (const [path, text] of Object.entries(texts)) {
      const full = join(this.root, path);
      mkdirSync(dirname(full), { recursive: true });
      if (text === null) rmSync(full);
      else writeFileSync(full, text);
    }
  }

  /** Puts a program there that leaves a mark when it is run; the mark's file. */
  trap(path: string, then = 'cat'): string {
    const mark = join(this.office.home, 'trapped');
    this.write({ [path]: `#!/bin/sh\necho "$0" >> ${mark}\n${then}\n` });
    chmodSync(join(this.root, path), 0o755);
    return mark;
  }

  /** Writes and commits; the commit's id. */
  commit(texts: Readonly<Record<string, string | null>>): string {
    this.write(texts);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'change');
    return this.git('rev-parse', 'HEAD');
  }

  /** A change that the gate has let pass, and that waits for a person. */
  subject(answer = makeAnswer(), change: object = {}): Subject {
    const { id: candidate, file } = answer;
    const digests = { file, before: sha256(answer.before), after: sha256(answer.after) };
    const body = makeDecision({
      candidate,
      target: `${file}#${answer.symbol ?? ''}`,
      change: 'speed-up',
      provenEqual: true,
      files: [digests],
      ...change,
    });
    const event = { kind: 'gate-decided', body } as const;
    const gate = this.office.ledger.append(event) as EntryOf<'gate-decided'>;
    return { gate, facts: factsOf(body), answer, tests: undefined };
  }

  /** The same, signed for. */
  signed(answer = makeAnswer(), change: object = {}): Subject {
    const subject = this.subject(answer, change);
    this.office.sign(subject.gate, this.alice);
    return subject;
  }

  get deps(): ReleaseDeps {
    const { env } = this.office.deps;
    const identity = {
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    };
    return {
      git: new Git(this.root, { ...env, ...identity }),
      root: this.root,
      law: this.office.law(),
      ledger: this.office.ledger,
      jail: findJail(true),
      stop: new AbortController().signal,
      say: () => {},
    };
  }

  release(subject: Subject, where: { branch?: string; onto?: string } = {}) {
    const { branch = 'pawl/4be1', onto } = where;
    return release({ subject, branch, onto }, this.deps);
  }

  /** How often something of a kind was recorded. */
  recorded(kind: string): number {
    const verification = this.office.ledger.verify();
    if (!verification.ok) throw new Error(verification.reason);
    return verification.entries.filter((entry) => entry.kind === kind).length;
  }
}
