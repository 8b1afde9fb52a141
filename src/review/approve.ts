import { PawlFault } from '../fault.ts';
import {
  checkBody,
  statementOf,
  statementType,
  type Entry,
  type EntryOf,
  type Ledger,
  type LedgerEvent,
  type Verification,
} from '../ledger/index.ts';
import { caseOf, type Case, type Law, type Present } from './case.ts';
import { firstBroken, type RuleName } from './rules.ts';

/** Known to this module alone. */
const made = Symbol('made by review');

/**
 * A change that may be released: the gate's decision and the attestation that it was accepted. Only
 * `approve` makes one, and `claim` looks at everything again before it is used.
 */
export class ApprovedDecision {
  readonly #made: symbol;
  readonly gate: EntryOf<'gate-decided'>;
  readonly accepted: EntryOf<'candidate-accepted'>;

  /** @throws TypeError for everybody else. */
  constructor(
    token: symbol,
    gate: EntryOf<'gate-decided'>,
    accepted: EntryOf<'candidate-accepted'>,
  ) {
    if (token !== made) throw new TypeError('only review makes an ApprovedDecision');
    this.#made = token;
    this.gate = gate;
    this.accepted = accepted;
    Object.freeze(this);
  }

  /** True for one that `approve` made, and for nothing that merely looks like one. */
  static isInstance(value: unknown): value is ApprovedDecision {
    return typeof value === 'object' && value !== null && #made in value && value.#made === made;
  }
}

/** Why a change may not be released. */
export interface NotApproved {
  readonly ok: false;
  /** `ledger` and `known-entries` are about the record itself. */
  readonly rule: RuleName | 'ledger' | 'known-entries' | 'not-made-here';
  /** One line, for a person. */
  readonly reason: string;
}

export type Approval = { readonly ok: true; readonly decision: ApprovedDecision } | NotApproved;

/** What an approval is used for. */
export type Use =
  | { readonly kind: 'candidate-applied'; readonly where: string }
  | { readonly kind: 'release-made'; readonly release: string; readonly commit: string | null };

/**
 * Decides whether a change is accepted, by the ledger as it is now; when it is, that is recorded with
 * an attestation. Nothing is taken on trust from when somebody signed.
 *
 * @param gate - the hash of the entry in which the gate decided on it
 */
export function approve(gate: string, present: Present, law: Law, ledger: Ledger): Approval {
  return persist(() => {
    const seen = look(gate, present, law, ledger.verify());
    if (!seen.ok) return seen;
    const before = seen.entries.find(
      (entry) => entry.kind === 'candidate-accepted' && entry.body.gate === gate,
    );
    if (before?.kind === 'candidate-accepted')
      return { ok: true, decision: new ApprovedDecision(made, seen.case.gate, before) };
    const accepted = acceptedBy(seen.case, seen.ledgerId, ledger);
    const appended = ledger.appendAll([accepted], seen.head);
    const [entry] = appended.ok ? appended.entries : [];
    if (entry?.kind !== 'candidate-accepted') return 'again';
    return { ok: true, decision: new ApprovedDecision(made, seen.case.gate, entry) };
  });
}

/** Whether a change may be accepted now, by looking only: nothing is recorded. */
export function consider(
  gate: string,
  present: Present,
  law: Law,
  verification: Verification,
): { readonly ok: true } | NotApproved {
  const seen = look(gate, present, law, verification);
  return seen.ok ? { ok: true } : seen;
}

/**
 * Uses an approval, once: looks at everything again, and records the use on condition that nothing
 * was recorded meanwhile. To be called before the change is written.
 */
export function claim(
  decision: ApprovedDecision,
  use: Use,
  present: Present,
  law: Law,
  ledger: Ledger,
): { readonly ok: true; readonly entry: Entry } | NotApproved {
  if (!ApprovedDecision.isInstance(decision))
    return { ok: false, rule: 'not-made-here', reason: 'it was not approved by review' };
  const { gate, accepted } = decision;
  return persist(() => {
    const seen = look(gate.hash, present, law, ledger.verify());
    if (!seen.ok) return seen;
    const about = { gate: gate.hash, accepted: accepted.hash, candidate: gate.body.candidate };
    const event: LedgerEvent =
      use.kind === 'candidate-applied'
        ? { kind: use.kind, body: { ...about, where: use.where } }
        : { kind: use.kind, body: { ...about, release: use.release, commit: use.commit } };
    const appended = ledger.appendAll([event], seen.head);
    const [entry] = appended.ok ? appended.entries : [];
    return entry ? { ok: true, entry } : 'again';
  });
}

/** Others append at the same time; who decided on what is not the last word looks again. */
function persist<T>(attempt: () => T | 'again'): T {
  for (let attempts = 0; attempts < 20; attempts++) {
    const result = attempt();
    if (result !== 'again') return result;
  }
  throw new PawlFault('ledger-busy', 'others keep recording in the ledger', {
    hint: 'Run it again.',
  });
}

type Seen =
  | {
      readonly ok: true;
      readonly case: Case;
      readonly entries: readonly Entry[];
      readonly head: string;
      readonly ledgerId: string;
    }
  | NotApproved;

function look(gate: string, present: Present, law: Law, verification: Verification): Seen {
  if (!verification.ok)
    return { ok: false, rule: 'ledger', reason: `the ledger is broken: ${verification.reason}` };
  const { entries, checkpoint } = verification;
  for (const { index, kind, body } of entries) {
    const known = checkBody(kind, body);
    if (!known.ok)
      return { ok: false, rule: 'known-entries', reason: `entry ${index}: ${known.reason}` };
  }
  const decided = entries.find((entry) => entry.hash === gate);
  if (decided?.kind !== 'gate-decided')
    return { ok: false, rule: 'ledger', reason: 'the gate has not decided on it' };
  const subject = caseOf(entries, decided, present, law);
  const broken = firstBroken(subject);
  if (broken) return { ok: false, ...broken };
  return {
    ok: true,
    case: subject,
    entries,
    head: checkpoint.head,
    ledgerId: checkpoint.ledger,
  };
}

function acceptedBy({ gate, signOffs, autonomy }: Case, id: string, ledger: Ledger): LedgerEvent {
  const valid = signOffs.filter(({ ok }) => ok);
  const people = valid.map(({ principal, key, entry }) => ({
    principal,
    key,
    signOff: entry.hash,
  }));
  const vouched = valid.map(({ principal, key, text, entry }) => ({
    principal,
    key,
    text,
    signature: entry.body.by.signature,
    signOff: entry.hash,
  }));
  const { level } = autonomy;
  const envelope = ledger.seal(statementType, statementOf(gate, vouched, level, id));
  const { candidate } = gate.body;
  return {
    kind: 'candidate-accepted',
    body: { gate: gate.hash, candidate, people, level, envelope },
  };
}
