import type { BreakerBudget, BreakerState } from '../boundary/index.ts';
import type { Entry, EntryOf } from '../ledger/index.ts';
import { autonomyOf, type Autonomy } from './autonomy.ts';
import { breakerOf } from './breaker.ts';
import type { Decision, Facts } from './decision.ts';
import type { Writer } from './people.ts';
import type { Policy } from './policy.ts';
import { requirementOf, type Requirement } from './requirement.ts';
import { checkSignOff, type SignOff } from './sign-off.ts';
import type { Signatures, Trust } from './signatures.ts';

/** The change as it is now, looked at anew: not as it was when somebody signed. */
export interface Present {
  readonly facts: Facts;
  /** SHA-256 of a file where the change is to be applied; null where there is none. */
  baseOf(file: string): string | null;
  /** Who wrote it, where that is a person; absent: it came from a run. */
  readonly writers?: readonly Writer[];
}

/** By what it is decided: from the trusted revision. */
export interface Law {
  readonly policy: Policy;
  readonly signatures: Signatures;
  readonly trust: Trust;
  /**
   * True when the audit of exactly this change has passed, by its own signature; absent: none is known.
   */
  readonly isAudited?: (entries: readonly Entry[], decision: Decision) => boolean;
  /** When the breaker opens. */
  readonly breaker: BreakerBudget;
}

/** Everything that is known of one change, for the rules to look at. */
export interface Case {
  readonly gate: EntryOf<'gate-decided'>;
  readonly present: Present;
  /** What was recorded about it after the gate has decided. */
  readonly later: readonly Entry[];
  /** The newest audit of it, whenever that was. */
  readonly audit: EntryOf<'audit-ended'> | undefined;
  readonly signOffs: readonly SignOff[];
  readonly breaker: BreakerState;
  readonly autonomy: Autonomy;
  readonly requirement: Requirement;
  /** The policy asks for somebody else than who wrote it. */
  readonly otherThanAuthor: boolean;
}

export function caseOf(
  entries: readonly Entry[],
  gate: EntryOf<'gate-decided'>,
  present: Present,
  law: Law,
): Case {
  const { policy, signatures, trust } = law;
  const later = entries.slice(gate.index + 1);
  const autonomy = autonomyOf(
    entries,
    gate.body.target,
    gate.body.change,
    policy,
    gate.body.candidate,
  );
  return {
    gate,
    present,
    later,
    audit: entries
      .filter((entry) => entry.kind === 'audit-ended')
      .findLast((entry) => entry.body.candidate === gate.body.candidate),
    signOffs: later
      .filter((entry) => entry.kind === 'sign-off-given')
      .filter((entry) => entry.body.gate === gate.hash)
      .map((entry) => checkSignOff(entry, gate, present.facts, signatures, trust)),
    breaker: breakerOf(entries, law),
    otherThanAuthor: policy.otherThanAuthor ?? false,
    autonomy,
    requirement: requirementOf(
      gate.body,
      policy,
      autonomy.level,
      law.isAudited?.(entries, gate.body) ?? false,
    ),
  };
}
