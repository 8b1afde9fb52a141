import * as loop from '../loop/testing.ts';
import type { AuditOptions, Check, Subject, Verdict } from './audit.ts';
import { runAudit } from './run-audit.ts';

export { makeProject } from '../loop/testing.ts';

/** A test file of `src/a.js` for `node --test`. */
export function testFile(names: string, ...tests: readonly string[]): string {
  return loop.testFile('../src/a.js', names, ...tests);
}

export const secret = new Uint8Array(32).fill(7);

/** A change of `src/a.js` in a project with one test file. */
export function subjectIn(
  test: string,
  before: string,
  after: string,
  some: Partial<Subject> = {},
): Subject {
  const root = loop.makeProject({ 'src/a.js': before, 'test/a.test.js': test });
  const objective = 'fix';
  const found = {
    candidate: '4be1c09f12345678',
    file: 'src/a.js',
    seed: 1,
    heldOut: true,
  } as const;
  return { ...found, root, objective, before, after, ...some };
}

export function audited(subject: Subject, some: Partial<AuditOptions> = {}): Promise<Verdict> {
  return runAudit(subject, {
    secret,
    auditors: [],
    adequacy: 0.5,
    jail: true,
    budgetMs: 120_000,
    now: Date.now,
    stop: new AbortController().signal,
    remeasure: undefined,
    ...some,
  });
}

/** The check of this name. */
export function checkOf({ checks }: Verdict, name: string): Check {
  const found = checks.find((check) => check.name === name);
  if (!found) throw new Error(`no check ${name} in ${checks.map((it) => it.name).join(', ')}`);
  return found;
}
