import { carriers, refsContaining, type Git } from '../git/index.ts';
import type { Entry, EntryOf } from '../ledger/index.ts';

/** Where a release is. */
export interface ReleaseStatus {
  readonly candidate: string;
  readonly target: string;
  /** RFC 3339. */
  readonly at: string;
  readonly entry: number;
  readonly branch: string;
  readonly commit: string | null;
  /** `lost`: the ledger has it, and no branch here does; released once more, it is finished. */
  readonly state: 'released' | 'merged' | 'rolled-back' | 'lost';
  /** Other branches that have it, local and remote: `main`, `origin/main`. */
  readonly mergedInto: readonly string[];
  readonly pullRequest?: string;
  /** Why it was taken back. */
  readonly reason?: string;
}

/**
 * What was released, the newest first, by the ledger and by git as it is here. A commit that was
 * squashed or picked is known by the trailer that it carries.
 */
export async function statusOf(entries: readonly Entry[], git: Git): Promise<ReleaseStatus[]> {
  const all: ReleaseStatus[] = [];
  for (const entry of entries)
    if (entry.kind === 'release-made') all.unshift(await statusOfOne(entry, entries, git));
  return all;
}

async function statusOfOne(
  made: EntryOf<'release-made'>,
  entries: readonly Entry[],
  git: Git,
): Promise<ReleaseStatus> {
  const { gate, candidate, accepted, release: branch, commit } = made.body;
  const about = entries.filter((each) => 'gate' in each.body && each.body.gate === gate);
  const decided = entries.find((each) => each.hash === gate);
  const undone = about.find((each) => each.kind === 'release-rolled-back');
  const opened = about.findLast((each) => each.kind === 'pull-request-opened');
  const trailer = `Pawl-Entry: ${entries.find(({ hash }) => hash === accepted)?.index} ${accepted}`;
  const refs = new Set<string>();
  for (const each of new Set([
    ...(commit === null ? [] : [commit]),
    ...(await carriers(git, trailer)),
  ]))
    for (const ref of await refsContaining(git, each)) refs.add(ref);
  const own = (ref: string): boolean =>
    ref === `refs/heads/${branch}` ||
    (ref.startsWith('refs/remotes/') && ref.endsWith(`/${branch}`));
  const mergedInto = [...refs]
    .filter((ref) => !own(ref) && !ref.endsWith('/HEAD'))
    .map((ref) => ref.replace(/^refs\/(?:heads|remotes)\//, ''));
  const whereabouts = mergedInto.length > 0 ? 'merged' : refs.size > 0 ? 'released' : 'lost';
  return {
    candidate,
    target: decided?.kind === 'gate-decided' ? decided.body.target : '',
    at: made.at,
    entry: made.index,
    branch,
    commit,
    state: undone ? 'rolled-back' : whereabouts,
    mergedInto,
    ...(opened?.kind === 'pull-request-opened' && { pullRequest: opened.body.url }),
    ...(undone?.kind === 'release-rolled-back' && { reason: undone.body.reason }),
  };
}
