import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runCommand, type Jail } from '../../sandbox/index.ts';
import type { Workspace } from './workspace.ts';

export interface TypeCheck {
  /** `src/a.ts: TS2322: Type 'x' is not …`, without line numbers: edits move them. */
  readonly errors: readonly string[];
}

/** Where the project's own TypeScript is; undefined when it does not type-check itself. */
export function findTypeChecker(root: string): string | undefined {
  if (!existsSync(join(root, 'tsconfig.json'))) return undefined;
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve('typescript/package.json');
    return join(dirname(manifest), 'bin', 'tsc');
  } catch {
    return undefined;
  }
}

/** Type-checks the copy with the project's own compiler and settings; undefined when that can't run. */
export async function checkTypes(
  jail: Jail,
  compiler: string,
  workspace: Workspace,
  timeoutMs: number,
): Promise<TypeCheck | undefined> {
  const result = await runCommand({
    jail,
    command: process.execPath,
    args: [compiler, '--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'],
    cwd: workspace.root,
    mounts: workspace.mounts,
    env: {},
    timeoutMs,
  });
  if (result.timedOut || result.status === null) return undefined;
  const lines = result.stdout.split('\n').filter((line) => /: error TS\d+:/.test(line));
  if (result.status !== 0 && lines.length === 0) return undefined;
  return { errors: lines.map((line) => line.replace(/\(\d+,\d+\): error/, ':').trim()) };
}

/** Errors that were not there before, counting repeats. */
export function newErrors(before: TypeCheck, after: TypeCheck): readonly string[] {
  const left = new Map<string, number>();
  for (const error of before.errors) left.set(error, (left.get(error) ?? 0) + 1);
  return after.errors.filter((error) => {
    const count = left.get(error) ?? 0;
    left.set(error, count - 1);
    return count <= 0;
  });
}
