import { pushCommit, type Git } from '../git/index.ts';
import type { EntryOf, Ledger } from '../ledger/index.ts';
import { forgeOf, type Forge } from './forge.ts';
import type { Gh } from './programs/gh.ts';
import { refused, type Refusal } from './subject.ts';

export interface PullRequestDeps {
  readonly git: Git;
  readonly gh: Gh;
  readonly ledger: Ledger;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A release of which others are to be asked whether they take it. */
export interface Proposal {
  readonly entry: EntryOf<'release-made'>;
  readonly branch: string;
  readonly commit: string;
  /** The branch that is to take it; absent: the server's default. */
  readonly base: string | undefined;
  /** The name of the remote. */
  readonly remote: string;
}

/** Where a remote is, by the name that the repository has for it. */
export async function forgeNamed(
  git: Git,
  remote: string,
): Promise<{ readonly ok: true; readonly forge: Forge } | Refusal> {
  const { status, stdout } = await git.run(['config', '--get', `remote.${remote}.url`]);
  const address = status === 0 ? String(stdout).trim() : '';
  const forge = forgeOf(address);
  if (forge) return { ok: true, forge };
  return address === ''
    ? refused(
        'known-remote',
        `there is no remote ${remote}`,
        `Add it (git remote add ${remote} URL), or name another with --remote. Without --pr the branch alone is made.`,
      )
    : refused(
        'known-remote',
        `the remote ${remote} is no plain https or ssh address`,
        'Name another with --remote. Without --pr the branch alone is made.',
      );
}

/**
 * Pushes a release and opens a pull request for it, or finds the one that is open. It may be asked for
 * again after a failure: nothing of it is done twice.
 */
export async function openPullRequest(
  { entry, branch, commit, base, remote }: Proposal,
  { git, gh, ledger, env }: PullRequestDeps,
): Promise<{ readonly ok: true; readonly url: string } | Refusal> {
  const found = await forgeNamed(git, remote);
  if (!found.ok) return found;
  const { forge } = found;
  const pushed = await pushCommit(git, forge.url, commit, branch, env);
  if (!pushed.ok)
    return refused(
      'pushed',
      `the branch ${branch} was not pushed: ${pushed.reason}`,
      'The branch is there. Run the same command again when the server can be reached.',
    );
  const message = await git.text(['log', '-1', '--format=%B', '--end-of-options', commit]);
  const [title = '', , ...rest] = message.split('\n');
  const body = rest.join('\n');
  const url = await gh.open({ repository: forge.repository, head: branch, base, title, body });
  const { gate, candidate } = entry.body;
  const verification = ledger.verify();
  const isKnown =
    verification.ok &&
    verification.entries.some(
      (each) =>
        each.kind === 'pull-request-opened' && each.body.gate === gate && each.body.url === url,
    );
  if (!isKnown)
    ledger.append({
      kind: 'pull-request-opened',
      body: { gate, candidate, release: branch, url },
    });
  return { ok: true, url };
}
