import {
  prepareRef,
  resolveCommit,
  writeBlob,
  writeCommit,
  writeTree,
  type Git,
} from '../../git/index.ts';
import type { Entry, EntryOf, Ledger, LedgerEvent } from '../../ledger/index.ts';
import { readBase, type Base } from '../base.ts';
import { refused, type Refusal } from '../subject.ts';
import type { Jail } from '../../sandbox/index.ts';
import { keepCase, type FailedCase } from './case/keep-case.ts';
import { finishRollback, rollbackOf } from './finish-rollback.ts';
import { laterThan, usedChanges, type Used } from './lineage.ts';
import { placeOf, type Place } from './place.ts';
import { rollbackMessage } from './rollback-message.ts';
import { textsOf, type AnswerTexts, type FileTexts } from './texts.ts';
import { undo } from './undo.ts';
import { follow, uncommitted, type Move } from './work-tree.ts';

export interface RollbackRequest {
  /** The decision on the change that is to be taken back. */
  readonly gate: EntryOf<'gate-decided'>;
  readonly reason: string;
  /** Where; absent: see `placeOf`. */
  readonly branch: string | undefined;
  /** What went wrong, to be kept as a test in the same commit. */
  readonly failed: FailedCase | undefined;
}

export interface RollbackDeps {
  /** In the project's folder. */
  readonly git: Git;
  readonly root: string;
  readonly ledger: Ledger;
  readonly answer: AnswerTexts;
  /** Asked for when a test is to be run. */
  readonly jail: () => Jail;
  readonly stop: AbortSignal;
}

export interface RolledBack {
  readonly ok: true;
  /** `already` when nothing was left to be done. */
  readonly how: 'made' | 'finished' | 'already';
  readonly branch: string;
  readonly commit: string;
  /** What was taken back, the newest first. */
  readonly undone: readonly EntryOf<'release-rolled-back'>[];
  /** The test that keeps the failed case. */
  readonly test?: string;
  /** Files of the working tree that were not brought along, since they hold other work. */
  readonly left: readonly string[];
}

/**
 * Takes a change back, and all that built on it, by a commit on top of the branch that has it. Work
 * that is not committed is never touched.
 *
 * It is recorded while git holds the branch locked, and only then the branch moves; the record is what
 * the breaker and the levels of autonomy go by.
 */
export async function rollback(
  request: RollbackRequest,
  deps: RollbackDeps,
): Promise<RolledBack | Refusal> {
  const { gate, reason } = request;
  const { git, ledger } = deps;

  // 1. What was released, and what came after it?
  const verification = ledger.verify();
  if (!verification.ok)
    return refused('ledger', `the ledger is broken: ${verification.reason}`, 'pawl ledger verify');
  const { entries, checkpoint } = verification;
  const begun = rollbackOf(entries, gate);
  if (begun) return finishRollback(begun, deps);
  const used = usedChanges(entries);
  const first = used.find((each) => each.gate.hash === gate.hash);
  if (!first)
    return refused(
      'in-use',
      'it was neither released nor applied',
      `Nothing has to be taken back. What was: pawl release --status`,
    );
  const later = laterThan(first, used);

  // 2. Where, and what does it undo there?
  const place = await placeOf(git, first, request.branch);
  if (!place.ok) return place;
  const prefix = await git.text(['rev-parse', '--show-prefix']);
  const base = await readBase(git, place.base, prefix);
  const texts = new Map<Used, readonly FileTexts[]>();
  for (const each of [first, ...later.certain, ...later.possible]) {
    const found = await textsOf(each, git, prefix, deps.answer);
    if (!found.ok) return found;
    texts.set(each, found.texts);
  }
  const undone = await undo(first, later, texts, base, git);
  if (!undone.ok) return undone;

  // 3. A test of what went wrong, which fails before and passes after.
  const kept = await keep(request, base, undone.files, deps);
  if (kept && !kept.ok) return kept;
  const files = kept ? new Map([...undone.files, [kept.file, kept.bytes]]) : undone.files;

  // 4. Does anybody's work lie in its way?
  const moves = await movesOf(git, base, files);
  const top = await git.text(['rev-parse', '--show-toplevel']);
  if (place.isHere) {
    const dirty = await uncommitted(git, top, moves);
    if (dirty.length > 0) return inTheWay(place, dirty, gate);
  }

  // 5. The commit, which no name leads to yet.
  const shown = kept ? [`${kept.file} fails before this commit and passes after it`] : [];
  const message = rollbackMessage(first, undone.undone, reason, shown);
  const edits = moves.map(({ path, after }) => ({ path, entry: after }));
  const tree = await writeTree(git, place.base, edits);
  const commit = await writeCommit(git, tree, [place.base], message);

  // 6. Lock the branch, record it, move the branch, and bring the working tree along.
  const recorded = await record(place, commit, undone.undone, reason, checkpoint.head, deps);
  if (!recorded.ok) return recorded;
  const left = place.isHere ? await follow(git, top, moves) : [];
  const { branch } = place;
  const test = kept && { test: kept.file };
  return { ok: true, how: 'made', branch, commit, undone: recorded.undone, left, ...test };
}

function keep(
  { failed, gate }: RollbackRequest,
  base: Base,
  restored: ReadonlyMap<string, Buffer>,
  { root, jail, stop }: RollbackDeps,
) {
  const { candidate, files } = gate.body;
  const [changed] = files;
  if (!failed || !changed) return undefined;
  const about = { file: changed.file, id: candidate.slice(0, 8) };
  return keepCase(failed, about, base, restored, root, jail(), stop);
}

/** Each file that changes, with its blob stored. */
async function movesOf(
  git: Git,
  { prefix, files, blobs }: Base,
  contents: ReadonlyMap<string, Buffer>,
): Promise<Move[]> {
  const moves: Move[] = [];
  for (const [file, bytesAfter] of contents) {
    const before = files.get(file);
    const id = await writeBlob(git, bytesAfter);
    const bytesBefore = before && blobs.get(before.id);
    const after = { mode: before?.mode ?? '100644', id };
    moves.push({ path: `${prefix}${file}`, before, after, bytesBefore, bytesAfter });
  }
  return moves;
}

function inTheWay(
  { branch }: Place,
  dirty: readonly string[],
  { body }: EntryOf<'gate-decided'>,
): Refusal {
  const which = dirty.length === 1 ? `${dirty[0]} has` : `${dirty.join(', ')} have`;
  return refused(
    'no-work-in-the-way',
    `${branch} is checked out here, and ${which} work that is not committed`,
    `Nothing was touched. Commit or stash it; or put the rollback on a branch of its own: --branch pawl/rollback-${body.candidate.slice(0, 8)}`,
  );
}

type Recorded =
  { readonly ok: true; readonly undone: readonly EntryOf<'release-rolled-back'>[] } | Refusal;

async function record(
  { branch, ref, tip, base }: Place,
  commit: string,
  undone: readonly Used[],
  reason: string,
  head: string,
  { git, ledger }: RollbackDeps,
): Promise<Recorded> {
  const again = 'Run it again.';
  const prepared = await prepareRef(git, ref, commit, tip, 'pawl rollback');
  if (!prepared.ok)
    return refused(
      'branch-moved',
      `the branch ${branch} can't be moved: ${prepared.reason}`,
      again,
    );
  let entries: readonly Entry[] | undefined;
  try {
    if (tip === undefined && (await resolveCommit(git, 'HEAD')) !== base)
      return refused('base-moved', 'HEAD moved meanwhile', again);
    const events = undone.map(({ gate, use }): LedgerEvent => {
      const { candidate } = gate.body;
      const release = use.kind === 'release-made' ? use.body.release : null;
      const about = { gate: gate.hash, candidate, release, reason };
      return { kind: 'release-rolled-back', body: { ...about, branch, commit } };
    });
    // On what was read: a change that built on it meanwhile would otherwise be left behind.
    const appended = ledger.appendAll(events, head);
    if (!appended.ok) return refused('ledger-moved', 'something was recorded meanwhile', again);
    entries = appended.entries;
  } finally {
    if (!entries) await prepared.abort();
  }
  await prepared.commit();
  return { ok: true, undone: entries.filter((each) => each.kind === 'release-rolled-back') };
}
