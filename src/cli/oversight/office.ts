import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasStore, openStore, type StoredRun } from '../../durable/index.ts';
import { UsageError } from '../../fault.ts';
import { openAnswerGate, type GateReport } from '../../gate/index.ts';
import { Git } from '../../git/index.ts';
import {
  hasLedger,
  inspectLedger,
  LedgerFault,
  openLedger,
  sha256,
  type Entry,
  type Ledger,
} from '../../ledger/index.ts';
import {
  driftFindings,
  factsOf,
  isInRepository,
  openOf,
  pendingFromAnswer,
  type PendingDecision,
  type Present,
} from '../../review/index.ts';
import type { Answer } from '../../loop/answer.ts';
import type { Context } from '../context.ts';
import { upwards } from '../target-argument.ts';
import { withLineEndingsOf } from '../write-answer.ts';
import { matchId } from './match-id.ts';
import type { FoundLaw } from './law.ts';
import { targetName } from '../../target-name.ts';

/** For whoever looks for a record where none is. */
export const whatRecords =
  'Recorded are pawl fix and pawl optimise, pawl gate where somebody may sign, and all of it after pawl ledger start. Or name the project with -C.';

/** The same for its part that can be verified; runs alone are kept elsewhere. */
export const whatKeepsLedger =
  'To keep one: pawl ledger start. It is kept too from the first decision on where somebody may sign, and from the first audit on. Or name the project with -C.';

/** How many of the newest runs are looked through for answers. */
const runsLookedAt = 200;

/** An answer of a run that waits. */
export interface Offer {
  readonly pending: PendingDecision;
  /** What the boundaries said of it. */
  readonly report: GateReport;
  readonly run: StoredRun;
  readonly answer: Answer;
}

/**
 * The nearest folder from `folder` upwards for which something was recorded.
 *
 * @throws UsageError `nothing-recorded` when there is none.
 */
export function watchedRoot(folder: string): string {
  const root = upwards(folder, (each) => hasLedger(each) || hasStore(each));
  if (root !== undefined) return root;
  throw new UsageError('nothing-recorded', `nothing is recorded for ${folder}`, {
    hint: whatRecords,
  });
}

/** The same, or the folder itself: for what can be said before anything is recorded. */
export function watchedOrFolder(folder: string): string {
  return upwards(folder, (each) => hasLedger(each) || hasStore(each)) ?? folder;
}

export function openProjectLedger(root: string, { now, env }: Context): Ledger {
  return openLedger(root, { now, newId: randomUUID, env });
}

/**
 * The ledger's entries, verified; none where there is no ledger.
 *
 * @throws LedgerFault `ledger-broken` when it is not as it was recorded.
 */
export function verifiedEntries(root: string, { env }: Context): readonly Entry[] {
  const found = inspectLedger(root, env)?.verification;
  if (!found) return [];
  if (found.ok) return found.entries;
  throw new LedgerFault('ledger-broken', `the ledger is broken: ${found.reason}`, {
    hint: 'Nothing is decided by it until a person has looked: pawl ledger verify',
  });
}

/** The answers of runs that were found for what is there now, each candidate once, and judged. */
export async function offersOf(
  root: string,
  law: FoundLaw,
  context: Context,
): Promise<readonly Offer[]> {
  if (!hasStore(root)) return [];
  const store = openStore(root);
  try {
    const found = store.listRuns(runsLookedAt).flatMap((run) => {
      const answer = run.outcome?.kind === 'improved' ? run.outcome.answer : undefined;
      const isCurrent = answer && baseOf(root, answer.file) === sha256(Buffer.from(answer.before));
      return isCurrent ? [{ run, answer }] : [];
    });
    const each = [...new Map(found.map((offer) => [offer.answer.id, offer])).values()];
    return await judgedOffers(root, each, law, context);
  } finally {
    store.close();
  }
}

/** What a run has found, as the gate sees it now. */
export async function judgedOffer(
  root: string,
  found: Omit<Offer, 'pending' | 'report'>,
  law: FoundLaw,
  context: Context,
): Promise<Offer> {
  const [offer] = await judgedOffers(root, [found], law, context);
  if (!offer) throw new RangeError('an answer was judged, and is not there');
  return offer;
}

/** What runs have found, as the gate sees it now. */
async function judgedOffers(
  root: string,
  found: readonly Omit<Offer, 'pending' | 'report'>[],
  law: FoundLaw,
  context: Context,
): Promise<Offer[]> {
  if (found.length === 0) return [];
  const { config, policy } = law;
  const git = isInRepository(root) ? new Git(root, context.env) : undefined;
  const files = found.map(({ answer }) => answer.file);
  const judge = await openAnswerGate(git, root, config, files);
  const entries = verifiedEntries(root, context);
  return found.map(({ run, answer }) => {
    const { file, symbol, before, effect } = answer;
    const after = withLineEndingsOf(before, answer.after);
    const target = targetName({ file, symbol });
    const { id: candidate, drift } = answer;
    const others = driftFindings(entries, { target, file, candidate, drift }, config.drift);
    const report = judge({
      others,
      file,
      before,
      after,
      objective: run.request.command,
      ...(symbol !== undefined && { symbol }),
      ...(effect && { ratio: effect.ratio }),
    });
    const pending = pendingFromAnswer(run, answer, after, policy, { ...report, config });
    return { run, answer, report, pending };
  });
}

/**
 * The change as it is now, from what it was made of; undefined for what is not at hand here.
 *
 * @param offers - what is at hand
 */
export function presentOf(
  root: string,
  { decision }: PendingDecision,
  offers: readonly Offer[],
): Present | undefined {
  const offer = offers.find(({ answer }) => answer.id === decision.candidate);
  return offer && { facts: factsOf(offer.pending.decision), baseOf: (file) => baseOf(root, file) };
}

/**
 * The one that an id means.
 *
 * @throws UsageError `no-such-id`, `ambiguous-id`.
 */
export function findPending(
  id: string,
  entries: readonly Entry[],
  offers: readonly Offer[],
): PendingDecision {
  const queue = openOf(
    entries,
    offers.map(({ pending }) => pending),
  );
  const candidate = matchId(
    id,
    queue.map(({ decision }) => decision.candidate),
  );
  const found = queue.find(({ decision }) => decision.candidate === candidate);
  if (found) return found;
  throw new UsageError('no-such-id', `nothing waits for a person with the id ${id}`, {
    hint: 'See what does: pawl review --list',
  });
}

export function baseOf(root: string, file: string): string | null {
  try {
    return sha256(readFileSync(join(root, file)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
