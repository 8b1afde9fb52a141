import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PawlFault } from '../../fault.ts';
import { findProgram } from '../../review/index.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface PullRequest {
  /** `HOST/OWNER/NAME`. */
  readonly repository: string;
  /** The branch that has the commit. */
  readonly head: string;
  /** The branch that is to take it; absent: the server's default. */
  readonly base: string | undefined;
  readonly title: string;
  readonly body: string;
}

/** GitHub's command line, for what Pawl needs of it. */
export interface Gh {
  /** The address of the pull request of a branch; one that is open already is not opened again. */
  open(request: PullRequest): Promise<string>;
}

/** What gh needs of the environment; what it is signed in with is its own affair. */
const passedOn =
  /^(?:PATH|HOME|XDG_[A-Z_]+|GH_[A-Z_]+|GITHUB_[A-Z_]*TOKEN|https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY)$/;
const timeoutMs = 120_000;
const install =
  'Install it (https://cli.github.com) and sign in: gh auth login. Without --pr the branch alone is made.';

/**
 * @throws PawlFault `no-gh` where it is not installed.
 */
export function findGh(env: Env, projectRoot: string): Gh {
  const program = programOf(env, projectRoot);
  return {
    async open(request) {
      const { repository, head, base, title, body } = request;
      const about = ['--repo', repository, '--head', head];
      const known = await run(program, ['pr', 'list', ...about, '--json', 'url'], '', env);
      const [first] = JSON.parse(known) as { readonly url?: unknown }[];
      if (typeof first?.url === 'string') return first.url;
      const onto = base === undefined ? [] : ['--base', base];
      const args = ['pr', 'create', ...about, ...onto, '--title', title, '--body-file', '-'];
      const said = await run(program, args, body, env);
      const url = said.split('\n').findLast((line) => /^https:\/\/\S+$/.test(line.trim()));
      if (url !== undefined) return url.trim();
      throw failed('gh did not say where the pull request is');
    },
  };
}

function programOf(env: Env, projectRoot: string): string {
  try {
    return findProgram('gh', env, projectRoot);
  } catch (cause) {
    if (!PawlFault.isInstance(cause) || cause.code !== 'no-program') throw cause;
    throw new PawlFault('no-gh', 'a pull request needs gh, which is not installed', {
      hint: install,
      cause,
    });
  }
}

/** In an empty folder: gh would otherwise ask git about the repository, whose config is not trusted. */
function run(program: string, args: readonly string[], input: string, env: Env): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pawl-gh-'));
  const passed = Object.entries(env).filter(([name]) => passedOn.test(name));
  return new Promise<string>((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...Object.fromEntries(passed), GH_PROMPT_DISABLED: '1', NO_COLOR: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let out = '';
    let said = '';
    child.stdout.on('data', (data: Buffer) => (out += String(data)));
    child.stderr.on('data', (data: Buffer) => (said = (said + String(data)).slice(-4096)));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(out);
      else reject(failed(said.trim().split('\n')[0] ?? `it ended with ${status}`));
    });
    child.stdin.end(input);
  }).finally(() => rmSync(folder, { recursive: true, force: true }));
}

function failed(why: string): PawlFault {
  return new PawlFault('gh-failed', `no pull request: ${why}`, {
    hint: 'The branch is there. See gh auth status, then run the same command again.',
  });
}
