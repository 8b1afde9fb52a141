import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Counts, RunOutcome } from '../src/loop/answer.ts';
import type { PawlEvent } from '../src/loop/event.ts';

const executable = fileURLToPath(new URL('../bin/pawl', import.meta.url));

export interface PawlRun {
  /** The process's; null when it was killed for taking too long. */
  readonly exit: number | null;
  /** Wall time of the process, start-up included. */
  readonly seconds: number;
  readonly events: readonly PawlEvent[];
  readonly outcome?: RunOutcome;
  readonly counts?: Counts;
  /** What it wrote for people; the reason when there is no outcome. */
  readonly stderr: string;
}

/**
 * Runs Pawl from the command line as a user would, and collects its events.
 *
 * @param args what follows `pawl`; `--json` is added
 * @param timeout milliseconds until it is killed
 */
export function runPawl(args: readonly string[], timeout: number): Promise<PawlRun> {
  const started = process.hrtime.bigint();
  const child = spawn(executable, [...args, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => {
      clearTimeout(timer);
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const events = parseEvents(Buffer.concat(out).toString('utf8'));
      const stderr = Buffer.concat(err).toString('utf8').trim();
      const ended = events.findLast((event) => event.type === 'run-ended');
      const end = ended ? { outcome: ended.outcome, counts: ended.counts } : {};
      resolve({ exit, seconds, events, stderr, ...end });
    });
  });
}

/**
 * Writes what a run has found. A bench measures what Pawl finds; whether a project lets it be written
 * is another matter, and the copies lie where its boundaries see benchmarks.
 */
export function writeFound(root: string, { outcome }: PawlRun): void {
  if (outcome?.kind !== 'improved') return;
  const { file, after } = outcome.answer;
  writeFileSync(join(root, file), after);
}

function parseEvents(text: string): PawlEvent[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as PawlEvent);
}

/** Why a run gave no answer, in one line. */
export function whyNot(run: PawlRun): string {
  if (run.outcome && 'reason' in run.outcome) return run.outcome.reason;
  if (run.outcome) return run.outcome.kind;
  if (run.exit === null) return 'killed: did not end in time';
  return `exit ${run.exit}: ${run.stderr.split('\n')[0] ?? ''}`;
}
