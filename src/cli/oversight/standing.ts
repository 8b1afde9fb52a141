import {
  digestOf,
  inspectLedger,
  checkBody,
  type Entry,
  type EntryOf,
} from '../../ledger/index.ts';
import { StoreFault } from '../../durable/index.ts';
import {
  approve,
  autonomyOf,
  breakerOf,
  changedFact,
  consider,
  earlierUse,
  factsOf,
  isUsed,
  requirementOf,
  type Decision,
  type HeldWord,
  type Present,
} from '../../review/index.ts';
import type { Context } from '../context.ts';
import { auditOf } from './audit-of.ts';
import { nobodyMaySign, type FoundLaw } from './law.ts';
import { whyOpen } from './breaker.ts';
import { openProjectLedger, verifiedEntries } from './office.ts';

/** What follows for one change, by boundaries, breaker, policy and sign-offs together. */
export type Standing = {
  /** One line, for a person. */
  readonly reason: string;
  /** The entry in which the gate has decided on it, where it is recorded. */
  readonly gate?: EntryOf<'gate-decided'>;
  /** The sign-offs that came with the repository and count. */
  readonly signOffs?: readonly HeldWord[];
} &
  /** `isFree`: nobody had to be asked, and nothing was accepted by the ledger. */
  (
    | { readonly kind: 'passes'; readonly isFree: boolean }
    | { readonly kind: 'stopped' }
    /** `hint` says what a person can do, `notes` which sign-offs do not count. */
    | {
        readonly kind: 'waits';
        readonly on: 'audit' | 'people';
        readonly hint: string;
        readonly notes?: readonly string[];
      }
  );

/** Where and by what a change is looked at. */
export interface Bench {
  readonly root: string;
  readonly law: FoundLaw;
  readonly context: Context;
  /** False: nothing is written, and what is not recorded can't be signed for. */
  readonly record: boolean;
}

/**
 * Decides on a change as it is now, and records what was decided where a ledger is kept or somebody
 * has to sign. The same change, decided the same, is recorded once, so that looking again voids no
 * sign-off.
 *
 * @throws LedgerFault when the ledger is not as it was recorded: nothing is decided by it.
 */
export function standingOf(decision: Decision, bench: Bench, present: Present): Standing {
  const { root, law, context } = bench;
  const entries = verifiedEntries(root, context);
  const breaker = breakerOf(entries, law);
  if (breaker.kind === 'open') return { kind: 'stopped', reason: whyOpen(breaker) };
  if (decision.decision === 'rejected') {
    const gate = recorded(decision, entries, bench, false);
    return { kind: 'stopped', reason: decision.reason, ...(gate && { gate }) };
  }
  const audited = byAudit(decision, entries, context);
  if (audited) return audited;
  const asked = whatIsAsked(decision, entries, law);
  if (asked.kind === 'refused') return { kind: 'stopped', reason: asked.reason };
  const decided: Decision =
    asked.kind === 'people'
      ? { ...decision, decision: 'pending', reason: asked.reason }
      : { ...decision, decision: 'approved', reason: asked.reason };
  const gate = recorded(
    decided,
    entries,
    bench,
    asked.kind === 'people' && law.signersFrom !== undefined,
  );
  if (asked.kind === 'free' || (asked.kind === 'alone' && !gate))
    return { kind: 'passes', reason: asked.reason, isFree: true, ...(gate && { gate }) };
  if (!gate)
    return {
      kind: 'waits',
      on: 'people',
      reason: asked.reason,
      hint: unrecordedHint(decision, law),
    };
  return decideOn(gate, present, bench);
}

/** By the entry that people sign for. */
function decideOn(gate: EntryOf<'gate-decided'>, present: Present, bench: Bench): Standing {
  const { root, law, context, record } = bench;
  const found = inspectLedger(root, context.env);
  const seen = found && consider(gate.hash, present, law, found.verification);
  if (!seen) return { kind: 'stopped', reason: 'the ledger is gone', gate };
  if (!seen.ok) {
    if (seen.rule !== 'enough-people' && seen.rule !== 'another-person')
      return { kind: 'stopped', reason: seen.reason, gate };
    const entries = found.verification.ok ? found.verification.entries : [];
    const spent = earlierUse(entries, gate);
    const before = spent ? `its approval was used already (entry ${spent.index}); ` : '';
    const reason = `${before}${seen.reason}`;
    return { kind: 'waits', on: 'people', reason, hint: hintFor(gate, bench), gate };
  }
  if (record) {
    const ledger = openProjectLedger(root, context);
    try {
      const approval = approve(gate.hash, present, law, ledger);
      if (!approval.ok) return { kind: 'stopped', reason: approval.reason, gate };
    } finally {
      ledger.close();
    }
  }
  const signers = signersOf(gate, context, root);
  const reason = signers.length > 0 ? `signed by ${signers.join(', ')}` : gate.body.reason;
  return { kind: 'passes', reason, isFree: false, gate };
}

/**
 * What the audit of exactly this change says against it. One that can't be read says nothing for it, and
 * what a boundary sends to the audit waits for one.
 */
function byAudit(
  decision: Decision,
  entries: readonly Entry[],
  context: Context,
): Standing | undefined {
  const { candidate, findings, source } = decision;
  const audit = auditOf(decision, entries, context);
  if (audit.kind === 'rejected')
    return { kind: 'stopped', reason: `the audit has rejected it: ${audit.reason}` };
  // The policy says who has to look at what others made, where no audit has.
  if (source.kind !== 'run') return undefined;
  if (audit.kind === 'unknown') return { kind: 'stopped', reason: audit.reason };
  const sent = findings.find(({ severity }) => severity === 'audit');
  if (audit.kind === 'passed' || !sent) return undefined;
  return {
    kind: 'waits',
    on: 'audit',
    reason: `the audit has to look at it first: ${sent.message}`,
    hint: `To have it looked at: pawl audit ${candidate.slice(0, 8)}`,
  };
}

type Asked =
  /** The project asks for nobody. */
  | { readonly kind: 'free'; readonly reason: string }
  | { readonly kind: 'alone' | 'people' | 'refused'; readonly reason: string };

/** What the policy asks for; where none binds, what the boundaries ask for. */
function whatIsAsked(decision: Decision, entries: readonly Entry[], law: FoundLaw): Asked {
  const isAudited = law.isAudited?.(entries, decision) ?? false;
  const isMinded = ({ severity }: Decision['findings'][number]): boolean =>
    severity !== 'note' && !(severity === 'audit' && isAudited);
  if (!law.isBinding && !decision.findings.some(isMinded))
    return { kind: 'free', reason: 'nothing that needs a person' };
  const { level } = autonomyOf(
    entries,
    decision.target,
    decision.change,
    law.policy,
    decision.candidate,
  );
  const requirement = requirementOf(decision, law.policy, level, isAudited);
  if (requirement.kind !== 'people') return requirement;
  const reasons = requirement.demands.map((demand) => demand.reason);
  return { kind: 'people', reason: `a person has to sign for it: ${reasons.join('; ')}` };
}

/** The entry of this very decision: the newest on the candidate, if it is the same, or a new one. */
function recorded(
  decision: Decision,
  entries: readonly Entry[],
  { root, context, record }: Bench,
  isNeeded: boolean,
): EntryOf<'gate-decided'> | undefined {
  const newest = entries
    .filter((entry) => entry.kind === 'gate-decided')
    .findLast(({ body }) => body.candidate === decision.candidate);
  if (newest && isSame(newest.body, decision) && !isUsed(entries, newest)) return newest;
  const isWanted = record && (isNeeded || entries.length > 0);
  // What can't be recorded (a path with hidden characters) was stopped for it already.
  if (!isWanted || !checkBody('gate-decided', decision).ok) return undefined;
  try {
    const ledger = openProjectLedger(root, context);
    try {
      const entry = ledger.append({ kind: 'gate-decided', body: decision });
      return entry as EntryOf<'gate-decided'>;
    } finally {
      ledger.close();
    }
  } catch (error) {
    // A checkout that can only be read is no reason to fail where no ledger is kept.
    if (entries.length === 0 && StoreFault.isInstance(error) && error.code === 'folder-read-only')
      return undefined;
    throw error;
  }
}

function isSame(one: Decision, other: Decision): boolean {
  const same = (name: keyof Decision) => digestOf(one[name]) === digestOf(other[name]);
  return (
    changedFact(factsOf(one), factsOf(other)) === undefined &&
    same('decision') &&
    same('target') &&
    same('change')
  );
}

/** What to do about a change that is in no ledger. */
function unrecordedHint({ source }: Decision, law: FoundLaw): string {
  if (law.signersFrom === undefined) return nobodyMaySign(law);
  return source.kind === 'git' && law.hasCommittedSigners
    ? 'It is not recorded here: a sign-off has to come with the repository.'
    : 'It is not recorded here, so nobody can sign for it: run pawl gate where .pawl can be written.';
}

function hintFor(gate: EntryOf<'gate-decided'>, { root, law, context }: Bench): string {
  if (law.signersFrom === undefined) return nobodyMaySign(law);
  const where = root === context.cwd ? '' : ` -C ${JSON.stringify(root)}`;
  return `To sign for it: pawl sign ${gate.body.candidate.slice(0, 8)} --reason "…"${where}`;
}

function signersOf({ hash }: EntryOf<'gate-decided'>, context: Context, root: string): string[] {
  const names = verifiedEntries(root, context).flatMap((entry) =>
    entry.kind === 'sign-off-given' && entry.body.gate === hash ? [entry.body.by.principal] : [],
  );
  return [...new Set(names)];
}
