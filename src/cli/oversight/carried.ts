import { visible } from '../../explain/index.ts';
import { UsageError } from '../../fault.ts';
import { keep, readKept, type Author, type Git } from '../../git/index.ts';
import { sha256 } from '../../ledger/index.ts';
import {
  factsOf,
  giveCarried,
  largestDocument,
  longestDays,
  requirementOf,
  weigh,
  type Carriable,
  type CarriedSaid,
  type Decision,
  type FoundDocument,
  type HeldWord,
  type Weighed,
} from '../../review/index.ts';
import type { Context } from '../context.ts';
import { keyFor, type Outcome } from './decide.ts';
import { nobodyMaySign, type FoundLaw } from './law.ts';
import type { Standing } from './standing.ts';

/** Where sign-offs are kept that travel with the repository: below it, the candidate. */
const folder = 'refs/pawl/sign-offs';
/** More words than that about one change are no review. */
const mostWords = 32;

/** A change of the repository with the law of its base. */
export interface CarriedCase {
  readonly git: Git;
  readonly root: string;
  /** Where the change left its base. */
  readonly base: string;
  readonly decision: Decision;
  /** Who wrote it. */
  readonly writers: readonly Author[];
  readonly law: FoundLaw;
  readonly context: Context;
}

/**
 * What follows for a change when the sign-offs that came with the repository are heeded too: they let
 * pass what only waits for people, and their refusals stop.
 *
 * @throws PawlFault `git-failed` when they can't be read: that is not the same as none being there.
 */
export async function withCarried(standing: Standing, subject: CarriedCase): Promise<Standing> {
  if (standing.kind === 'stopped') return standing;
  const weighed = weighAll(await documentsOf(subject), subject);
  if (!weighed) return standing;
  const { gate } = standing;
  const about = { ...(gate && { gate }) };
  if (weighed.kind === 'stopped') return { kind: 'stopped', reason: weighed.reason, ...about };
  if (standing.kind === 'passes') return standing;
  if (weighed.kind === 'enough') {
    const signOffs = weighed.approvals;
    const reason = `signed by ${signOffs.map(tell).join('; ')}`;
    return { kind: 'passes', isFree: false, reason, signOffs, ...about };
  }
  const notes = weighed.void.map(({ name, reason }) => `${name} does not count: ${reason}`);
  return { ...standing, reason: weighed.reason, notes, signOffs: weighed.approvals };
}

/**
 * Signs for a change, or refuses it, for whoever gets the refs of this repository.
 *
 * @param standing - of the change, by what is known here and not by what was carried
 * @throws UsageError `nobody-may-sign`, `no-key`, `no-reason`, `too-long`.
 */
export async function carry(
  standing: Standing,
  subject: CarriedCase,
  said: CarriedSaid,
  keyFile: string | undefined,
): Promise<Outcome> {
  const { git, law, root, context, decision } = subject;
  if (!law.hasCommittedSigners)
    throw new UsageError('nobody-may-sign', 'the base has no list of signers', {
      hint: nobodyMaySign(law),
    });
  if (said.days > longestDays)
    throw new UsageError('too-long', `nobody signs for more than ${longestDays} days`, {
      hint: 'Sign again when it is over: --days N.',
    });
  if (said.reason.trim() === '')
    throw new UsageError('no-reason', 'a sign-off says why', { hint: 'Say it: --sign "Read it".' });
  const isApproval = said.decision === 'approved';
  const carriable = carriableOf(subject);
  if (isApproval && (standing.kind === 'stopped' || !carriable))
    return { ok: false, text: `Not signed: ${visible(standing.reason)}` };
  if (!carriable) return { ok: false, text: 'Nothing to refuse: it is stopped already' };
  const key = keyFor({ root, context }, keyFile);
  const given = giveCarried(carriable, said, key, carriedLaw(subject));
  if (!given.ok) return { ok: false, text: `Not signed: ${visible(given.reason)}` };
  const { document, principal, expires } = given;
  const ref = `${folder}/${decision.candidate}/${sha256(document).slice(0, 16)}`;
  await keep(git, ref, Buffer.from(document));
  const what = isApproval ? `Signed by ${principal} until ${expires}` : `Refused by ${principal}`;
  const weighed = weighAll(await documentsOf(subject), subject);
  const lines = [
    `${visible(what)}, for ${decision.candidate} on ${subject.base.slice(0, 12)}.`,
    ...(weighed?.kind === 'missing' ? [visible(weighed.reason)] : []),
    `To have CI see it: git push origin ${ref}, and run its job again`,
  ];
  return { ok: true, text: lines.join('\n') };
}

function tell({ principal, reason, expires }: HeldWord): string {
  return `${principal} until ${expires}: ${reason}`;
}

async function documentsOf({ git, decision }: CarriedCase): Promise<FoundDocument[]> {
  const kept = await readKept(git, `${folder}/${decision.candidate}`, largestDocument);
  return kept.map(({ ref, bytes }) => ({ name: ref, bytes }));
}

/** Undefined where there is nothing to be weighed, or nobody whose word would count. */
function weighAll(documents: readonly FoundDocument[], subject: CarriedCase): Weighed | undefined {
  const carriable = carriableOf(subject);
  if (documents.length === 0 || !carriable || !subject.law.hasCommittedSigners) return undefined;
  if (documents.length > mostWords)
    return {
      kind: 'stopped',
      reason: `${documents.length} sign-offs came with it; more than ${mostWords} are not read`,
      void: [],
    };
  return weigh(documents, carriable, carriedLaw(subject));
}

/**
 * What a carried sign-off is about, as every checkout sees it: without what a ledger has earned.
 */
function carriableOf({ base, decision, law, writers }: CarriedCase): Carriable | undefined {
  const requirement = requirementOf(decision, law.policy, 0);
  if (requirement.kind !== 'people') return undefined;
  const { demands } = requirement;
  const asked = law.policy.otherThanAuthor ? { writers } : {};
  return { base, facts: factsOf(decision), demands, ...asked };
}

function carriedLaw({ law: { signatures, trust }, context }: CarriedCase) {
  return { signatures, trust, now: context.now() };
}
