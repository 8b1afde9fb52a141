import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PawlFault } from '../fault.ts';

/** A path that a jailed process may see. */
export interface Mount {
  readonly path: string;
  /** Where it appears; the same path when absent. */
  readonly at?: string;
  readonly writable?: boolean;
}

/** How untrusted code is walled in by the operating system on this machine. */
export type Jail =
  | { readonly kind: 'bubblewrap'; readonly program: string }
  | { readonly kind: 'sandbox-exec'; readonly program: string }
  | { readonly kind: 'none' };

/**
 * Finds the jail of this machine and proves that it works by using it.
 *
 * @throws PawlFault `no-jail` where there is none and `required`.
 */
export function findJail(required: boolean): Jail {
  if (!required) return { kind: 'none' };
  if (process.platform === 'linux') {
    const program = onPath('bwrap');
    if (!program)
      throw new PawlFault('no-jail', 'no jail: bubblewrap is not installed', {
        hint: 'Install it (apt-get install bubblewrap), or say --no-jail to do without its protection.',
      });
    const works = spawnSync(program, [...walls, ...systemMounts(), '--', '/bin/true'], {
      timeout: 5_000,
    });
    if (works.status !== 0)
      throw new PawlFault(
        'no-jail',
        `no jail: bubblewrap can't make namespaces here (${String(works.stderr).trim().split('\n')[0] ?? ''})`,
        {
          hint: 'Allow unprivileged user namespaces, or say --no-jail to do without its protection.',
        },
      );
    return { kind: 'bubblewrap', program };
  }
  const program = process.platform === 'darwin' ? onPath('sandbox-exec') : undefined;
  if (program) return { kind: 'sandbox-exec', program };
  throw new PawlFault('no-jail', `no jail is known for ${process.platform}`, {
    hint: 'Run it on Linux (WSL is one) or macOS, or say --no-jail to do without its protection.',
  });
}

export interface JailedCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** The command that runs `command` inside the jail, seeing only the system and `mounts`. */
export function jailed(
  jail: Jail,
  command: string,
  args: readonly string[],
  mounts: readonly Mount[],
  cwd: string,
): JailedCommand {
  switch (jail.kind) {
    case 'none':
      return { command, args };
    case 'bubblewrap': {
      const binds = mounts.flatMap(({ path, at, writable }) => [
        writable ? '--bind' : '--ro-bind',
        path,
        at ?? path,
      ]);
      return {
        command: jail.program,
        args: [...walls, ...systemMounts(), ...binds, '--chdir', cwd, '--', command, ...args],
      };
    }
    case 'sandbox-exec':
      return { command: jail.program, args: ['-p', seatbelt(mounts), command, ...args] };
  }
}

const walls = [
  '--unshare-all',
  '--die-with-parent',
  '--new-session',
  '--cap-drop',
  'ALL',
  '--hostname',
  'jail',
  '--proc',
  '/proc',
  '--dev',
  '/dev',
  '--tmpfs',
  '/tmp',
];

/** Programs and libraries, read-only; nothing of the user's. */
function systemMounts(): string[] {
  const out: string[] = [];
  for (const path of [
    '/usr',
    '/bin',
    '/sbin',
    '/lib',
    '/lib32',
    '/lib64',
    '/etc/alternatives',
    '/etc/ld.so.cache',
    '/nix',
  ])
    out.push('--ro-bind-try', path, path);
  return out;
}

function seatbelt(mounts: readonly Mount[]): string {
  const quoted = (path: string): string => JSON.stringify(realpathSync(path));
  const writable = mounts.filter((mount) => mount.writable);
  return [
    '(version 1)',
    '(deny default)',
    '(allow process-fork process-exec sysctl-read mach-lookup signal (target self))',
    '(allow file-read*)',
    '(deny file-read* (subpath "/Users"))',
    ...mounts.map((mount) => `(allow file-read* (subpath ${quoted(mount.path)}))`),
    ...writable.map((mount) => `(allow file-write* (subpath ${quoted(mount.path)}))`),
    '(allow file-write-data (literal "/dev/null"))',
  ].join('\n');
}

/** The folders that Node and Pawl's own code are read from. */
export function ownMounts(): Mount[] {
  const root = packageRoot();
  const paths = new Set([dirname(dirname(realpathSync(process.execPath))), root]);
  const modules = nodeModulesOf(root);
  if (modules) paths.add(modules);
  return [...paths].filter((path) => path !== '/usr').map((path) => ({ path }));
}

/** Pawl's package folder: above `src/` in a checkout, above `dist/` where installed. */
export function packageRoot(): string {
  return resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
}

/** The `node_modules` that holds Pawl's dependencies. */
function nodeModulesOf(root: string): string | undefined {
  for (let at = root; ; at = dirname(at)) {
    const candidate = join(at, 'node_modules');
    if (existsSync(join(candidate, 'isolated-vm'))) return realpathSync(candidate);
    if (dirname(at) === at) return undefined;
  }
}

function onPath(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    const path = join(folder || '.', name);
    if (existsSync(path)) return path;
  }
  return undefined;
}
