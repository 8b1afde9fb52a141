import { branchRef, prepareRef, readRef, refsContaining, resolveCommit } from '../git/index.ts';
import type { Entry, EntryOf, Ledger } from '../ledger/index.ts';
import { breakerOf } from '../review/index.ts';
import type { Released, ReleaseDeps } from './release.ts';
import { refused, type Refusal } from './subject.ts';

/** A release that the ledger has. */
export interface Begun {
  readonly entry: EntryOf<'release-made'>;
  /** All entries of the ledger. */
  readonly entries: readonly Entry[];
}

/** The release of a change; undefined when its approval was not claimed for one. */
export function releaseOf(ledger: Ledger, gate: EntryOf<'gate-decided'>): Begun | undefined {
  const verification = ledger.verify();
  if (!verification.ok) return undefined;
  const { entries } = verification;
  const entry = entries.find(
    (each) => each.kind === 'release-made' && each.body.gate === gate.hash,
  );
  if (entry?.kind !== 'release-made') return undefined;
  return { entry, entries };
}

/** Sees to it that a branch has what the ledger says was released to it. */
export async function finish({ entry, entries }: Begun, deps: ReleaseDeps): Promise<Released> {
  const { git } = deps;
  const later = entries.slice(entry.index + 1);
  const { release: branch, commit } = entry.body;
  const short = entry.body.candidate.slice(0, 8);
  const undone = later.find(
    (each) => each.kind === 'release-rolled-back' && each.body.gate === entry.body.gate,
  );
  if (undone)
    return refused(
      'rolled-back',
      `it was released and rolled back (entry ${undone.index})`,
      `To release it again a person signs again: pawl sign ${short}`,
    );
  if (commit === null)
    return refused(
      'not-used',
      `its approval was used already (entry ${entry.index})`,
      `To use it again a person signs again: pawl sign ${short}`,
    );
  if ((await refsContaining(git, commit)).length > 0)
    return { ok: true, how: 'already', branch, commit, entry };

  // Killed between its entry and the branch, or the branch was removed since.
  const stopped = whyStopped(entry, entries, deps);
  if (stopped) return stopped;
  const parent = await resolveCommit(git, `${commit}^`);
  if (parent === undefined)
    return refused(
      'commit-there',
      `commit ${commit.slice(0, 12)}, as which it was released, is not in this repository`,
      'Fetch it from where it is, or have the change decided on again.',
    );
  const ref = await branchRef(git, branch);
  const tip = ref === undefined ? undefined : (await readRef(git, ref)).commit;
  if (ref === undefined || (tip !== undefined && tip !== parent))
    return refused(
      'branch-moved',
      `the branch ${branch} has moved on without the commit`,
      `To have it there: git merge ${commit.slice(0, 12)}`,
    );
  const prepared = await prepareRef(git, ref, commit, tip, 'pawl release');
  if (prepared.ok) {
    await prepared.commit();
    return { ok: true, how: 'finished', branch, commit, entry };
  }
  // Another call may have finished it.
  if ((await readRef(git, ref)).commit === commit)
    return { ok: true, how: 'already', branch, commit, entry };
  return refused(
    'branch-moved',
    `the branch ${branch} can't be moved: ${prepared.reason}`,
    'Run it again.',
  );
}

/** What a person or the breaker said after the approval was claimed. */
function whyStopped(
  entry: EntryOf<'release-made'>,
  entries: readonly Entry[],
  { law }: ReleaseDeps,
): Refusal | undefined {
  const later = entries.slice(entry.index + 1);
  const refusal = later.find(
    (each) => each.kind === 'sign-off-refused' && each.body.gate === entry.body.gate,
  );
  if (refusal?.kind === 'sign-off-refused') {
    const who = refusal.body.by?.principal ?? 'somebody';
    return refused(
      'no-standing-refusal',
      `${who} has refused it: ${refusal.body.reason}`,
      `It was not on its branch yet, and does not get there. To decide anew: pawl sign ${entry.body.candidate.slice(0, 8)}`,
    );
  }
  const breaker = breakerOf(entries, law);
  if (breaker.kind !== 'open') return undefined;
  return refused(
    'breaker-closed',
    `the breaker is open: ${breaker.trigger}: ${breaker.reason}`,
    'See it, and close it: pawl breaker',
  );
}
