import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { deeper } from '../../depth.ts';
import { runCommand, type Jail } from '../../sandbox/index.ts';
import type { Runner, RunnerTest } from './runner.ts';
import type { Workspace } from './workspace.ts';

export type RunnerResult =
  | { readonly ok: true; readonly tests: readonly RunnerTest[] }
  | { readonly ok: false; readonly reason: string };

/** Runs test files (relative to the root) with the user's own runner, in the jail, in the copy. */
export async function runProjectTests(
  jail: Jail,
  runner: Runner,
  workspace: Workspace,
  files: readonly string[],
  timeoutMs: number,
  options: { readonly signal?: AbortSignal; readonly background?: boolean } = {},
): Promise<RunnerResult> {
  const report = join(workspace.root, '.pawl-report');
  rmSync(report, { force: true });
  const result = await runCommand({
    jail,
    command: process.execPath,
    args: runner.args(files, report),
    cwd: workspace.root,
    mounts: workspace.mounts,
    env: { ...runner.env, ...deeper(process.env) },
    timeoutMs,
    ...options,
  });
  if (result.timedOut) return { ok: false, reason: `${runner.name} does not end` };
  if (!existsSync(report)) {
    const said = stripVTControlCharacters(result.stderr.trim() || result.stdout.trim());
    const line =
      said.split('\n').find((it) => it.trim() !== '') ?? `it ended with ${result.status}`;
    return { ok: false, reason: `${runner.name} gave no report: ${line.trim().slice(0, 200)}` };
  }
  try {
    const tests = runner.parse(readFileSync(report, 'utf8'));
    return tests.length > 0
      ? {
          ok: true,
          tests: tests.map((test) => ({
            ...test,
            file: test.file.replace(`${workspace.root}/`, ''),
          })),
        }
      : { ok: false, reason: `${runner.name} ran no test` };
  } catch (error) {
    return { ok: false, reason: `${runner.name}'s report can't be read: ${String(error)}` };
  }
}
