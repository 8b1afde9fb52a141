import { visible } from '../../explain/index.ts';
import { UsageError } from '../../fault.ts';
import { branchRef, Git, readRef, resolveCommit } from '../../git/index.ts';
import {
  findGh,
  forgeNamed,
  openPullRequest,
  release,
  type Refusal,
  type Released,
} from '../../release/index.ts';
import { findJail } from '../../sandbox/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { lawOf } from '../oversight/law.ts';
import { openProjectLedger, watchedRoot } from '../oversight/office.ts';
import { findSubject } from './find-subject.ts';

export interface ReleaseFlags {
  readonly branch?: string;
  readonly onto?: string;
  /** Push it, and open a pull request. */
  readonly pr?: boolean;
  readonly remote: string;
  readonly json?: boolean;
  readonly jail: boolean;
}

/** `pawl release ID`: 0 released, 1 not. */
export async function releaseCommand(
  folder: string,
  id: string | undefined,
  { branch, onto, pr = false, remote, json = false, jail }: ReleaseFlags,
  context: Context,
): Promise<ExitCode> {
  if (id === undefined)
    throw new UsageError('no-id', 'which change is to be released?', {
      hint: 'Name it: pawl release ID. What was released already: pawl release --status',
    });
  const root = watchedRoot(folder);
  const git = await repositoryOf(root, context);
  // Before anything is done: without it the approval would be used for half of what was asked.
  const gh = pr ? findGh(context.env, root) : undefined;
  const law = lawOf(root, context);
  const ledger = openProjectLedger(root, context);
  const { stop, dispose } = stoppable(context);
  try {
    const forge = pr ? await forgeNamed(git, remote) : undefined;
    if (forge?.ok === false) return tellRefusal(forge, json, context);
    const found = await findSubject(root, id, law, ledger, context);
    if (!found.ok) return tellRefusal(found, json, context);
    const { subject } = found;
    const released = await release(
      { subject, branch: branch ?? `pawl/${subject.answer.id.slice(0, 8)}`, onto },
      {
        git,
        root,
        law,
        ledger,
        jail: findJail(jail),
        stop,
        say: (what) => void (json || context.stderr.write(`pawl: ${what}\n`)),
      },
    );
    if (!released.ok || !gh) return tell(released, json, context);
    tell(released, json, context);
    const base = onto !== undefined && (await isBranch(git, onto)) ? onto : undefined;
    const deps = { git, gh, ledger, env: context.env };
    const opened = await openPullRequest({ ...released, base, remote }, deps);
    if (!opened.ok) return tellRefusal(opened, json, context);
    const event = { type: 'pull-request-opened', url: opened.url };
    context.stdout.write(json ? `${JSON.stringify(event)}\n` : `Pull request: ${opened.url}\n`);
    return 0;
  } finally {
    dispose();
    ledger.close();
  }
}

/** Only a branch can take a pull request; any other revision is only what it was put on. */
async function isBranch(git: Git, name: string): Promise<boolean> {
  const ref = await branchRef(git, name);
  return ref !== undefined && (await readRef(git, ref)).commit !== undefined;
}

/** A signal for the first request to stop. */
export function stoppable(context: Context): { readonly stop: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const interrupts = context.onInterrupt(
    () => controller.abort(),
    () => {},
  );
  return { stop: controller.signal, dispose: () => interrupts.dispose() };
}

/** @throws UsageError `no-repository` where the project is in none, or has no commit yet. */
export async function repositoryOf(root: string, context: Context): Promise<Git> {
  const git = new Git(root, context.env);
  if ((await resolveCommit(git, 'HEAD')) !== undefined) return git;
  throw new UsageError('no-repository', `${root} has no git commit to put anything on`, {
    hint: 'Commit the project first; to write a change without git: pawl apply ID',
  });
}

function tell(released: Released, json: boolean, context: Context): ExitCode {
  if (!released.ok) return tellRefusal(released, json, context);
  const { how, branch, commit, entry } = released;
  if (json) {
    const event = { type: 'release-made', how, branch, commit, entry: entry.index };
    context.stdout.write(`${JSON.stringify(event)}\n`);
    return 0;
  }
  const short = commit.slice(0, 12);
  const first = {
    made: `Released to the branch ${branch} as ${short}, entry ${entry.index}.`,
    finished: `Released to the branch ${branch} as ${short}: what entry ${entry.index} began is done.`,
    already: `It is released already, as ${short} (entry ${entry.index}).`,
  };
  context.stdout.write(
    `${first[how]}\n${how === 'already' ? '' : `To have it: git merge ${branch}\n`}To take it back: pawl rollback ${entry.body.candidate.slice(0, 8)} --reason "…"\n`,
  );
  return 0;
}

/** What was not done, and why; exit 1. */
export function tellRefusal(
  { rule, reason, hint }: Refusal,
  json: boolean,
  context: Context,
): ExitCode {
  if (json)
    context.stdout.write(`${JSON.stringify({ type: 'release-refused', rule, reason, hint })}\n`);
  else {
    context.stderr.write(`pawl: not done (${rule}): ${visible(reason)}\n  ${visible(hint)}\n`);
  }
  return 1;
}
