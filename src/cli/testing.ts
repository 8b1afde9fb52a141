import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Answer } from '../loop/answer.ts';
import type { Context, Run } from './context.ts';

/** A project in a temporary folder that goes away with the test. */
export function makeProject(files: Record<string, string>): { readonly root: string } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pawl-cli-')));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return { root };
}

/** An answer that turns `before` into `after`. */
export function makeAnswer(before: string, after: string): Answer {
  const evidence = { tests: 2, failedBefore: ['it works'], examples: 0, generated: 0 };
  return {
    id: '4be1c09f12345678',
    file: 'src/a.js',
    before,
    after,
    changes: [{ operator: 'o', edits: [{ start: 0, end: 1, text: '' }], reason: 'Because' }],
    evidence: { ...evidence, runner: 'vitest', runnerPassed: 2 },
  };
}

/** A context that keeps what was written, with a loop that is given. */
export function makeContext(cwd: string, run: Run): Context & { out: string; err: string } {
  const context = {
    out: '',
    err: '',
    stdout: { write: (text: string) => void (context.out += text) },
    stderr: { write: (text: string) => void (context.err += text) },
    stdin: Readable.from([]) as NodeJS.ReadableStream,
    // Its own: a ledger's key is kept in the home folder.
    env: { HOME: makeProject({}).root },
    cwd,
    now: Date.now,
    loadRun: () => Promise.resolve(run),
    onInterrupt: () => ({ dispose() {} }),
  };
  return context;
}
