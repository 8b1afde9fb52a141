import { dirname } from 'node:path';
import type { Jail, Mount } from '../jail.ts';
import { runCommand, type CommandResult } from './run-command.ts';

/** Where a tool runs, and what the jail has to show of it. */
export interface ToolPlace {
  readonly root: string;
  readonly mounts: readonly Mount[];
  /** A folder of programs that are trusted as the system's are; those are looked for first. */
  readonly programs?: string;
}

/**
 * Runs a program that the user's config names (a linter, a scanner, an auditor) in the jail. It finds
 * the system's programs and Node; no shell reads the command. A program that is not there ends
 * with 127, as a shell would have it.
 */
export async function runTool(
  jail: Jail,
  command: readonly string[],
  { root, mounts, programs }: ToolPlace,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<CommandResult> {
  const [program = '', ...args] = command;
  const path = ['/usr/local/bin', '/usr/bin', '/bin', dirname(process.execPath)];
  if (programs !== undefined) path.push(programs);
  try {
    return await runCommand({
      jail,
      command: program,
      args,
      cwd: root,
      mounts,
      env: { PATH: path.join(':') },
      timeoutMs,
      ...(signal && { signal }),
    });
  } catch (error) {
    const stderr = error instanceof Error ? error.message : String(error);
    return { status: 127, timedOut: false, stdout: '', stderr };
  }
}
