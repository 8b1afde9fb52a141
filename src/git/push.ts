import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git } from './git.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What the person's own git and ssh need to reach a server. */
const passedOn = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'SSH_AUTH_SOCK', 'SSH_ASKPASS', 'DISPLAY'];
const timeoutMs = 120_000;

export type Pushed = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Pushes one commit to a branch of a server, over https or ssh. It is done from an empty repository
 * that only borrows the objects: of config, the person's own is read and the project's is not, so that
 * none of its settings (credential helpers, ssh commands, rewritten addresses, hooks) takes part.
 */
export async function pushCommit(
  git: Git,
  url: string,
  commit: string,
  branch: string,
  env: Env,
): Promise<Pushed> {
  const objects = await git.text(['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
  const folder = mkdtempSync(join(tmpdir(), 'pawl-push-'));
  try {
    const from = join(folder, 'from.git');
    const plain = Object.fromEntries(passedOn.map((name) => [name, env[name]]));
    await new Git(folder, plain).bytes(['init', '--quiet', '--bare', '--template=', from]);
    return await push(['push', '--quiet', '--no-verify', url, `${commit}:refs/heads/${branch}`], {
      cwd: from,
      env: {
        ...plain,
        LC_ALL: 'C',
        GIT_DIR: from,
        GIT_ALTERNATE_OBJECT_DIRECTORIES: objects,
        GIT_ALLOW_PROTOCOL: 'https:ssh',
        GIT_TERMINAL_PROMPT: '0',
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function push(args: readonly string[], where: { cwd: string; env: Env }): Promise<Pushed> {
  return new Promise((resolve) => {
    const child = spawn('git', ['-c', 'core.hooksPath=/dev/null', ...args], {
      ...where,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said = (said + String(data)).slice(-8192)));
    child.on('error', (error) => resolve({ ok: false, reason: error.message }));
    child.on('close', (status) => {
      const lines = said.split('\n').filter((line) => line.trim() !== '');
      const line = lines.find((each) => /rejected|fatal|error|denied/i.test(each)) ?? lines[0];
      resolve(
        status === 0 ? { ok: true } : { ok: false, reason: line?.trim() ?? 'git did not say' },
      );
    });
  });
}
