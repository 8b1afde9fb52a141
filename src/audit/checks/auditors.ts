import { basename, join, resolve } from 'node:path';
import type { Auditor } from '../../config/index.ts';
import { findJail, runTool } from '../../sandbox/index.ts';
import { failed, passed, unknown, type Finding, type Subject } from '../audit.ts';
import { withCopy } from './clean-run.ts';

/** Lines of what an auditor said that are shown. */
const shownLines = 5;

/**
 * Runs one of the user's auditors in the jail, on a copy of the project of its own with the change
 * applied. Its status decides: 0 passes. What it prints is shown and decides nothing.
 */
export async function checkAuditor(
  auditor: Auditor,
  subject: Subject,
  jail: boolean,
  signal: AbortSignal,
): Promise<Finding> {
  const { command, timeoutMs } = auditor;
  // An auditor that the change rewrites would be its own judge.
  if (isRunBy(command, subject)) return failed('the change rewrites this auditor');
  return withCopy(subject, subject.after, async (copy) => {
    // The copy's packages are links to those that are installed: no change brings its own.
    const programs = join(copy.root, 'node_modules', '.bin');
    const place = { ...copy, programs };
    const run = await runTool(findJail(jail), command, place, timeoutMs, signal);
    const shown = linesOf(`${run.stdout}\n${run.stderr}`);
    if (run.timedOut) return unknown(`did not end within ${timeoutMs} ms`);
    if (run.status === null) return unknown('was killed');
    if (run.status === 126 || run.status === 127 || notStarted(run.stderr))
      return unknown(`could not be run: ${shown[0] ?? 'no such program'}`);
    const counts = { status: run.status };
    return run.status === 0
      ? passed('passed', counts)
      : failed(`ended with ${run.status}`, counts, shown);
  });
}

/** Programs that run what they are given; others, such as linters, only look at it. */
const interpreters = /^(?:node|deno|bun|tsx|ts-node|sh|bash|dash|zsh|python[\d.]*|env|npx)$/;

function isRunBy([program = '', ...args]: readonly string[], { root, file }: Subject): boolean {
  const isFile = (word: string): boolean => resolve(root, word) === resolve(root, file);
  return isFile(program) || (interpreters.test(basename(program)) && args.some(isFile));
}

function notStarted(stderr: string): boolean {
  return /^bwrap: /m.test(stderr);
}

function linesOf(said: string): string[] {
  return said
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '')
    .slice(0, shownLines);
}
