import { createInterface } from 'node:readline';
import { PawlFault } from '../fault.ts';
import type { Git } from './git.ts';

/** The full name of a branch; undefined for what git would not take as one. */
export async function branchRef(git: Git, name: string): Promise<string | undefined> {
  const ref = `refs/heads/${name}`;
  if (name.startsWith('-') || name === 'HEAD') return undefined;
  return (await git.run(['check-ref-format', ref])).status === 0 ? ref : undefined;
}

/** Where a full ref name points; `symbolic` when it stands for another one. */
export async function readRef(
  git: Git,
  ref: string,
): Promise<{ readonly commit?: string; readonly symbolic: boolean }> {
  const symbolic = (await git.run(['symbolic-ref', '--quiet', ref])).status === 0;
  const { status, stdout } = await git.run(['rev-parse', '--verify', '--quiet', ref]);
  return { symbolic, ...(status === 0 && { commit: String(stdout).trim() }) };
}

/** The full name of the branch that is checked out here; undefined where HEAD is a commit. */
export async function headRef(git: Git): Promise<string | undefined> {
  const { status, stdout } = await git.run(['symbolic-ref', '--quiet', 'HEAD']);
  return status === 0 ? String(stdout).trim() : undefined;
}

/** The folders of the working trees in which a branch is checked out. */
export async function checkedOutIn(git: Git, ref: string): Promise<string[]> {
  const out = String(await git.bytes(['worktree', 'list', '--porcelain', '-z']));
  return out.split('\0\0').flatMap((block) => {
    const lines = block.split('\0');
    if (!lines.includes(`branch ${ref}`)) return [];
    return lines.flatMap((line) => (line.startsWith('worktree ') ? [line.slice(9)] : []));
  });
}

/** Full names of local and remote branches from which a commit can be reached. */
export async function refsContaining(git: Git, commit: string): Promise<string[]> {
  const args = ['for-each-ref', `--contains=${commit}`, '--format=%(refname)'];
  const { status, stdout } = await git.run([...args, 'refs/heads', 'refs/remotes']);
  return status === 0 ? String(stdout).split('\n').filter(Boolean) : [];
}

/** Commits of any branch whose message has a line. */
export async function carriers(git: Git, line: string): Promise<string[]> {
  const args = ['rev-list', '--fixed-strings', `--grep=${line}`, '--branches', '--remotes'];
  return (await git.text(args)).split('\n').filter(Boolean);
}

export async function isAncestor(git: Git, ancestor: string, commit: string): Promise<boolean> {
  return (await git.run(['merge-base', '--is-ancestor', ancestor, commit])).status === 0;
}

/** A ref that is locked and was found to be what was expected; it moves, or it does not. */
export interface PreparedRef {
  readonly ok: true;
  commit(): Promise<void>;
  abort(): Promise<void>;
}

/**
 * Locks a ref for a move. When this process is killed git lets it go again; nothing was moved then.
 *
 * @param from - where it must be now; absent: it must not be there
 */
export async function prepareRef(
  git: Git,
  ref: string,
  to: string,
  from: string | undefined,
  reason: string,
): Promise<PreparedRef | { readonly ok: false; readonly reason: string }> {
  const child = git.start(['update-ref', '-m', reason, '--no-deref', '--stdin']);
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said = (said + String(data)).slice(-4096)));
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  child.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  /** True when git has said that it did so; otherwise it ends. */
  const ask = async (words: string, answer: string): Promise<boolean> => {
    child.stdin.write(`${words}\n`);
    const { value, done } = await lines.next();
    return !done && value === `${answer}: ok`;
  };
  const close = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  const old = from ?? '0'.repeat(to.length);
  const isPrepared =
    (await ask('start', 'start')) && (await ask(`update ${ref} ${to} ${old}\nprepare`, 'prepare'));
  if (!isPrepared) {
    await close();
    const [line = 'git did not say why'] = said.trim().split('\n');
    return { ok: false, reason: line.replace(/^fatal: /, '') };
  }
  return {
    ok: true,
    async commit() {
      const done = await ask('commit', 'commit');
      await close();
      if (done) return;
      throw new PawlFault('git-failed', `git could not move ${ref}: ${said.trim()}`, {
        hint: 'Run it again: what was begun is finished then.',
      });
    },
    async abort() {
      await ask('abort', 'abort');
      await close();
    },
  };
}
