import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { AuditOptions, Check, Subject, Verdict } from './audit.ts';
import { runAudit } from './run-audit.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** A project for `node --test` in a temporary folder that goes away with the test. */
export function makeProject(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pawl-audit-')));
  const all = { 'package.json': '{"type":"module","scripts":{"test":"node --test"}}', ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  symlinkSync(modules, join(root, 'node_modules'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** A test file for `node --test` that imports names from the target. */
export function testFile(names: string, ...tests: readonly string[]): string {
  return [
    `import { test } from 'node:test';`,
    `import assert from 'node:assert/strict';`,
    `import { ${names} } from '../src/a.js';`,
    ...tests.map((code, i) => `test('${i + 1}', () => { ${code} });`),
  ].join('\n');
}

export const secret = new Uint8Array(32).fill(7);

/** A change of `src/a.js` in a project with one test file. */
export function subjectIn(
  test: string,
  before: string,
  after: string,
  some: Partial<Subject> = {},
): Subject {
  const root = makeProject({ 'src/a.js': before, 'test/a.test.js': test });
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
    ...some,
  });
}

/** The check of this name. */
export function checkOf({ checks }: Verdict, name: string): Check {
  const found = checks.find((check) => check.name === name);
  if (!found) throw new Error(`no check ${name} in ${checks.map((it) => it.name).join(', ')}`);
  return found;
}
