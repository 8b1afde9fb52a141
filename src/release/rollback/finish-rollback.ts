import {
  branchRef,
  compareTrees,
  headRef,
  prepareRef,
  readBlobs,
  readRef,
  refsContaining,
  resolveCommit,
  treeOf,
  type Git,
} from '../../git/index.ts';
import type { Entry, EntryOf } from '../../ledger/index.ts';
import { refused, type Refusal } from '../subject.ts';
import type { RollbackDeps, RolledBack } from './rollback.ts';
import { follow, type Move } from './work-tree.ts';

type Entries = readonly EntryOf<'release-rolled-back'>[];

/** The rollback that a change was part of, all of it; undefined when there was none. */
export function rollbackOf(
  entries: readonly Entry[],
  gate: EntryOf<'gate-decided'>,
): Entries | undefined {
  const all = entries.filter((each) => each.kind === 'release-rolled-back');
  const own = all.findLast(({ body }) => body.gate === gate.hash);
  if (!own) return undefined;
  return all.filter(({ hash, body }) =>
    own.body.commit === undefined ? hash === own.hash : body.commit === own.body.commit,
  );
}

/** Sees to it that what was recorded as taken back is. */
export async function finishRollback(
  undone: Entries,
  { git }: RollbackDeps,
): Promise<RolledBack | Refusal> {
  const [entry] = undone;
  const { branch, commit } = entry?.body ?? {};
  if (branch === undefined || commit === undefined)
    return refused(
      'in-use',
      `it was taken back already (entry ${entry?.index})`,
      'See where everything is: pawl release --status',
    );
  const done = { ok: true, branch, commit, undone } as const;
  const ref = await branchRef(git, branch);
  const parent = await resolveCommit(git, `${commit}^`);
  if (ref === undefined || parent === undefined)
    return refused(
      'commit-there',
      `its rollback ${commit.slice(0, 12)} is not in this repository`,
      'Fetch it from where it was made.',
    );
  const isThere = (await refsContaining(git, commit)).length > 0;
  if (!isThere) {
    const tip = (await readRef(git, ref)).commit;
    if (tip !== undefined && tip !== parent)
      return refused(
        'branch-moved',
        `the branch ${branch} has moved on without the rollback`,
        `To have it there: git merge ${commit.slice(0, 12)}`,
      );
    const prepared = await prepareRef(git, ref, commit, tip, 'pawl rollback');
    if (!prepared.ok)
      return refused(
        'branch-moved',
        `the branch ${branch} can't be moved: ${prepared.reason}`,
        'Run it again.',
      );
    await prepared.commit();
  }
  const isHere = (await headRef(git)) === ref && (await resolveCommit(git, ref)) === commit;
  const top = await git.text(['rev-parse', '--show-toplevel']);
  const moves = isHere ? await movesBetween(git, parent, commit) : [];
  const left = await follow(git, top, moves);
  return { ...done, how: isThere ? 'already' : 'finished', left };
}

async function movesBetween(git: Git, from: string, to: string): Promise<Move[]> {
  const changes = compareTrees(await treeOf(git, from), await treeOf(git, to));
  const ids = changes.flatMap(({ before, after }) => [before?.id, after?.id]);
  const blobs = await readBlobs(
    git,
    ids.filter((id) => id !== undefined),
  );
  return changes.flatMap(({ path, before, after }): Move[] => {
    const bytesAfter = after && blobs.get(after.id);
    if (!after || !bytesAfter) return [];
    const bytesBefore = before && blobs.get(before.id);
    return [{ path, before, after, bytesBefore, bytesAfter }];
  });
}
