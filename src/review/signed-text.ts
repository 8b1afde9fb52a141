import { canonical } from '../ledger/index.ts';
import type { Facts } from './decision.ts';

/** What every signature is given for (`ssh-keygen -Y sign -n pawl`), and for nothing else. */
export const namespace = 'pawl';

/** What a person says about a change, and when. */
export interface Word {
  readonly decision: 'approved' | 'rejected';
  readonly reason: string;
  /** RFC 3339. */
  readonly time: string;
}

/**
 * The text that a reviewer signs. `gate` is the hash of the ledger's entry that it answers: it ties
 * the signature to this ledger and this place in it, so that it can't be used again elsewhere.
 */
export function signOffText(gate: string, facts: Facts, { decision, reason, time }: Word): string {
  const { candidate, files, evidence, boundaries, findings } = facts;
  return canonical({
    type: 'pawl-sign-off/v1',
    gate,
    candidate,
    files,
    evidence,
    boundaries,
    findings,
    decision,
    reason,
    time,
  });
}

/**
 * The text that a person signs to let work go on after the breaker has opened.
 *
 * @param opened - the hash of the entry that opened it
 */
export function breakerText(
  kind: 'breaker-closed' | 'breaker-half-opened',
  {
    breaker,
    opened,
    reason,
    time,
  }: Readonly<Record<'breaker' | 'opened' | 'reason' | 'time', string>>,
): string {
  return canonical({ type: `pawl-${kind}/v1`, breaker, opened, reason, time });
}
