import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { jailed, ownMounts, type Jail, type Mount } from '../jail.ts';

export interface CommandRequest {
  readonly jail: Jail;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly mounts: readonly Mount[];
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** It gives way to the search that goes on beside it. */
  readonly background?: boolean;
}

export interface CommandResult {
  /** Null when it was killed. */
  readonly status: number | null;
  readonly timedOut: boolean;
  /** The last 64 KiB of what it said. */
  readonly stdout: string;
  readonly stderr: string;
}

/** As `nice` counts. */
const backgroundPriority = 10;
const outputLimit = 64 * 1024;

/** Runs a program of the user's in the jail, and takes all that it started down with it. */
export function runCommand(request: CommandRequest): Promise<CommandResult> {
  const { command, args } = jailed(
    request.jail,
    request.command,
    request.args,
    [...ownMounts(), ...request.mounts],
    request.cwd,
  );
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: request.jail.kind === 'bubblewrap' ? '/' : request.cwd,
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/tmp', LANG: 'C.UTF-8', ...request.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    if (request.background && child.pid !== undefined) setPriority(child.pid, backgroundPriority);
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    const kill = (): void => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        child.kill('SIGKILL');
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, request.timeoutMs);
    request.signal?.addEventListener('abort', kill, { once: true });
    child.stdout.on(
      'data',
      (data: Buffer) => (stdout = (stdout + String(data)).slice(-outputLimit)),
    );
    child.stderr.on(
      'data',
      (data: Buffer) => (stderr = (stderr + String(data)).slice(-outputLimit)),
    );
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', kill);
      resolve({ status, timedOut, stdout, stderr });
    });
  });
}
