import {
  branchRef,
  checkedOutIn,
  headRef,
  isAncestor,
  readRef,
  resolveCommit,
  type Git,
} from '../../git/index.ts';
import { refused, type Refusal } from '../subject.ts';
import type { Used } from './lineage.ts';

/** The branch on which a change is taken back. */
export interface Place {
  readonly ok: true;
  readonly branch: string;
  readonly ref: string;
  /** Where the branch is; absent where it is made by this. */
  readonly tip: string | undefined;
  /** The commit that the rollback is put on. */
  readonly base: string;
  /** It is checked out in the working tree here. */
  readonly isHere: boolean;
}

const nameOne = 'Name one that is there with --branch.';

/**
 * The branch that was named; or else the one that is checked out, when the release has come to it; or
 * else the one that it was released to.
 */
export async function placeOf(
  git: Git,
  { use }: Used,
  named: string | undefined,
): Promise<Place | Refusal> {
  const here = await headRef(git);
  const branch = named ?? (await usualBranch(git, use, here));
  if (branch === undefined) return refused('known-branch', 'no branch is checked out', nameOne);
  const ref = await branchRef(git, branch);
  if (ref === undefined)
    return refused('branch-name', `${branch} is no name for a branch`, nameOne);
  const { commit: tip, symbolic } = await readRef(git, ref);
  if (symbolic)
    return refused('plain-branch', `the branch ${branch} stands for another one`, nameOne);
  const base = tip ?? (await resolveCommit(git, 'HEAD'));
  if (base === undefined) return refused('known-base', 'there is no commit to put it on', nameOne);
  const isHere = ref === here;
  const folders = await checkedOutIn(git, ref);
  const elsewhere = folders[isHere ? 1 : 0];
  if (elsewhere !== undefined)
    return refused(
      'not-checked-out',
      `${branch} is checked out in ${elsewhere}, which would then look as if it had the change again`,
      'Run it there, or name another branch.',
    );
  return { ok: true, branch, ref, tip, base, isHere };
}

async function usualBranch(
  git: Git,
  use: Used['use'],
  here: string | undefined,
): Promise<string | undefined> {
  const current = here?.replace(/^refs\/heads\//, '');
  if (use.kind !== 'release-made' || use.body.commit === null) return current;
  const { commit, release } = use.body;
  if (here !== undefined && (await isAncestor(git, commit, here))) return current;
  const own = await branchRef(git, release);
  const tip = own === undefined ? undefined : (await readRef(git, own)).commit;
  return tip !== undefined && (await isAncestor(git, commit, tip)) ? release : current;
}
