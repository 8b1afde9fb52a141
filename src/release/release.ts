import { branchRef, prepareRef, readRef, resolveCommit, type Git } from '../git/index.ts';
import { checkedOutIn, writeBlob, writeCommit, writeTree } from '../git/index.ts';
import { sha256, type EntryOf, type Ledger } from '../ledger/index.ts';
import { approve, claim, type ApprovedDecision, type Law, type Present } from '../review/index.ts';
import type { Jail } from '../sandbox/index.ts';
import { contentOf, digestIn, readBase, whyUnfit, type Base } from './base.ts';
import { finish, releaseOf } from './finish.ts';
import { releaseMessage } from './message.ts';
import { notApproved } from './not-approved.ts';
import { refused, type Refusal, type Subject } from './subject.ts';
import { verifyOn } from './verify.ts';

/** What a release is made with. */
export interface ReleaseDeps {
  /** In the project's folder. */
  readonly git: Git;
  /** The project's folder, absolute. */
  readonly root: string;
  readonly law: Law;
  readonly ledger: Ledger;
  readonly jail: Jail;
  readonly stop: AbortSignal;
  /** Tells what is being done. */
  readonly say: (what: string) => void;
}

export interface ReleaseRequest {
  readonly subject: Subject;
  /** Where to: a branch, made when it is not there. */
  readonly branch: string;
  /** What on: a revision. Absent: the branch where it is there, or else HEAD. */
  readonly onto: string | undefined;
}

const again = 'Run it again.';
const nameOne = 'Name one with --branch.';

export type Released =
  | {
      readonly ok: true;
      /** `already` when nothing was left to be done. */
      readonly how: 'made' | 'finished' | 'already';
      readonly branch: string;
      readonly commit: string;
      readonly entry: EntryOf<'release-made'>;
    }
  | Refusal;

/**
 * Commits an approved change to a branch. Working tree and index stay as they are, and nothing of the
 * repository runs but its tests, in the jail.
 *
 * The approval is claimed in the ledger while git holds the branch locked, and only then the branch
 * moves: a process that is killed has either done nothing, or what the next call finishes.
 */
export async function release(request: ReleaseRequest, deps: ReleaseDeps): Promise<Released> {
  const { subject, branch } = request;
  const { git, root, law, ledger } = deps;

  // 1. Was it released already, or begun?
  const begun = releaseOf(ledger, subject.gate);
  if (begun) return finish(begun, deps);

  // 2. What it is put on.
  const place = await placeOf(request, git);
  if (!place.ok) return place;
  const prefix = await git.text(['rev-parse', '--show-prefix']);
  const base = await readBase(git, place.base, prefix);

  // 3. May it be? By the ledger, the law, and what is there now.
  const present: Present = { facts: subject.facts, baseOf: (file) => digestIn(base, file) };
  const { file, evidence } = subject.answer;
  const unfit = whyUnfit(base, file, evidence.reached, place.name) ?? whyOther(base, subject);
  if (unfit) return unfit;
  const approval = approve(subject.gate.hash, present, law, ledger);
  if (!approval.ok) return notApproved(approval, subject.gate);

  // 4. Does it hold there?
  deps.say('running the tests on the base, with the change');
  const verified = await verifyOn(base, root, subject, deps.jail, deps.stop);
  if (!verified.ok) return verified;

  // 5. The commit, which no name leads to yet.
  const shown = `${verified.runner} on the base of this commit: ${verified.passed} tests pass`;
  const message = releaseMessage(subject.gate, approval.decision.accepted, shown);
  const commit = await writeChange(git, base, subject, message);

  // 6. Lock the branch, use the approval, move the branch.
  return moveBranch({ ...place, branch, commit }, approval.decision, present, deps);
}

interface Place {
  readonly ok: true;
  readonly ref: string;
  /** Where the branch is; absent where it is not there. */
  readonly tip: string | undefined;
  /** The commit that it is put on, and what the person calls it. */
  readonly base: string;
  readonly name: string;
}

async function placeOf({ branch, onto }: ReleaseRequest, git: Git): Promise<Place | Refusal> {
  const ref = await branchRef(git, branch);
  if (ref === undefined)
    return refused('branch-name', `${branch} is no name for a branch`, nameOne);
  const { commit: tip, symbolic } = await readRef(git, ref);
  if (symbolic)
    return refused('plain-branch', `the branch ${branch} stands for another one`, nameOne);
  const [folder] = await checkedOutIn(git, ref);
  if (folder !== undefined)
    return refused(
      'not-checked-out',
      `${branch} is checked out in ${folder}, which would then look as if it had undone the change`,
      'Release to a branch of its own (the default), and merge that.',
    );
  const name = onto ?? (tip === undefined ? 'HEAD' : branch);
  const base = await resolveCommit(git, onto ?? tip ?? 'HEAD');
  if (base === undefined)
    return refused('known-base', `there is no revision ${name}`, 'Name one with --onto.');
  if (tip !== undefined && tip !== base)
    return refused(
      'free-branch',
      `the branch ${branch} is there already, and is not at ${name}`,
      'Name another with --branch, or leave --onto out to go on from where it is.',
    );
  return { ok: true, ref, tip, base, name };
}

/** The texts at hand must be the very ones that were decided on. */
function whyOther(base: Base, { answer, gate }: Subject): Refusal | undefined {
  const [only, ...others] = gate.body.files;
  const isSame =
    others.length === 0 &&
    only?.file === answer.file &&
    only.before === sha256(answer.before) &&
    only.after === sha256(answer.after);
  if (!isSame)
    return refused(
      'same-change',
      'it is not the change that was decided on',
      `See it as it is now, and decide: pawl review ${answer.id.slice(0, 8)}`,
    );
  const there = contentOf(base, answer.file);
  if (there && sha256(there) === only.after)
    return refused(
      'not-there-yet',
      `${answer.file} has this change already`,
      `Nothing is left to be released. To take it back: pawl rollback ${answer.id.slice(0, 8)} --reason "…"`,
    );
  return undefined;
}

/** The change as a commit: one blob, in the mode that its file has. */
async function writeChange(
  git: Git,
  { commit, prefix, files }: Base,
  { answer }: Subject,
  message: string,
): Promise<string> {
  const id = await writeBlob(git, Buffer.from(answer.after));
  const mode = files.get(answer.file)?.mode ?? '100644';
  const tree = await writeTree(git, commit, [
    { path: `${prefix}${answer.file}`, entry: { mode, id } },
  ]);
  return writeCommit(git, tree, [commit], message);
}

async function moveBranch(
  move: Place & { readonly branch: string; readonly commit: string },
  decision: ApprovedDecision,
  present: Present,
  deps: ReleaseDeps,
): Promise<Released> {
  const { ref, tip, base, name, branch, commit } = move;
  const { git, law, ledger } = deps;
  const prepared = await prepareRef(git, ref, commit, tip, 'pawl release');
  if (!prepared.ok) {
    const begun = releaseOf(ledger, decision.gate);
    if (begun) return finish(begun, deps);
    return refused(
      'branch-moved',
      `the branch ${branch} can't be moved: ${prepared.reason}`,
      again,
    );
  }
  let claimed: ReturnType<typeof claim> | undefined;
  try {
    if ((await resolveCommit(git, name)) !== base)
      return refused('base-moved', `${name} moved meanwhile`, again);
    const use = { kind: 'release-made', release: branch, commit } as const;
    claimed = claim(decision, use, present, law, ledger);
    if (!claimed.ok && claimed.rule !== 'not-used') return notApproved(claimed, decision.gate);
  } finally {
    if (!claimed?.ok) await prepared.abort();
  }
  if (claimed.ok) {
    await prepared.commit();
    return {
      ok: true,
      how: 'made',
      branch,
      commit,
      entry: claimed.entry as EntryOf<'release-made'>,
    };
  }
  // Another call was faster: see that what it began is done.
  const begun = releaseOf(ledger, decision.gate);
  return begun ? finish(begun, deps) : notApproved(claimed, decision.gate);
}
