import {
  breakerState,
  type Actor,
  type BreakerEvent,
  type BreakerState,
} from '../boundary/index.ts';
import { checkBody, type Entry, type EntryOf } from '../ledger/index.ts';
import type { Law } from './case.ts';
import { isEased } from './sign-off.ts';

type Opened = EntryOf<'breaker-opened'>;
type Eased = EntryOf<'breaker-closed'> | EntryOf<'breaker-half-opened'>;
/** Tells whether a person's word on an opening holds. */
type IsHeld = (entry: Eased, opened: Opened) => boolean;

/**
 * The breaker's state, from the ledger alone: what is counted there, every opening that was recorded,
 * and every word of a person that holds. It is derived anew each time.
 *
 * @param isHeld - absent: signatures are checked by the law
 */
export function breakerOf(
  entries: readonly Entry[],
  law: Pick<Law, 'breaker' | 'signatures' | 'trust'>,
  isHeld: IsHeld = (entry, opened) => isEased(entry, opened, law.signatures, law.trust),
): BreakerState {
  return breakerState(breakerEvents(entries, isHeld), law.breaker);
}

/** What the breaker looks at, as the ledger has it. */
function breakerEvents(entries: readonly Entry[], isHeld: IsHeld): BreakerEvent[] {
  const gates = new Map<string, EntryOf<'gate-decided'>>();
  const openings = new Map<string, Opened>();
  /** What counts once for each candidate. */
  const seen = new Set<string>();
  return entries.flatMap((entry): BreakerEvent[] => {
    const at = Date.parse(entry.at);
    switch (entry.kind) {
      case 'gate-decided':
        gates.set(entry.hash, entry);
        return fromDecision(entry, seen, at);
      case 'run-ended': {
        const { ms, judged, money = 0, tokens = 0, outcome, depth } = entry.body;
        const fruitful = outcome !== 'not-improved';
        const spent = { timeMs: ms, candidates: judged, money, tokens, fruitful, depth };
        return [{ type: 'run-spent', at, ...spent }];
      }
      case 'run-admitted':
        return [{ type: 'run-admitted', at, run: entry.hash }];
      case 'sandbox-breached': {
        const { target } = entry.body;
        return [{ type: 'sandbox-breached', at, target, what: breachInWords(entry.body) }];
      }
      case 'audit-ended': {
        const { candidate, passed } = entry.body;
        return passed || !isFirst(seen, `audit ${candidate}`)
          ? []
          : [{ type: 'audit-rejected', at, candidate }];
      }
      case 'candidate-accepted': {
        const { gate, candidate } = entry.body;
        const isPassed = gates.get(gate)?.body.source.kind === 'git';
        const passed = isPassed ? [{ type: 'change-used', at, candidate } as const] : [];
        return [...accepted(gates.get(gate), at), ...passed];
      }
      case 'candidate-written':
        return [
          ...accepted(gates.get(entry.body.gate), at),
          { type: 'change-used', at, candidate: entry.body.candidate },
        ];
      case 'candidate-applied':
      case 'release-made':
        return [{ type: 'change-used', at, candidate: entry.body.candidate }];
      case 'release-rolled-back':
        return [{ type: 'rollback-done', at, release: entry.body.release ?? entry.body.candidate }];
      case 'breaker-opened': {
        openings.set(entry.hash, entry);
        const { breaker: trigger, reason } = entry.body;
        return [{ type: 'breaker-opened', at, id: entry.hash, trigger, reason }];
      }
      case 'breaker-closed':
      case 'breaker-half-opened': {
        const opened = openings.get(entry.body.opened);
        const verified = opened !== undefined && isHeld(entry, opened);
        const name = entry.body.by?.principal ?? 'who works here';
        const by: Actor = { kind: 'person', name };
        const { reason } = entry.body;
        return [{ type: entry.kind, at, opened: entry.body.opened, by, reason, verified }];
      }
      default:
        // What this version does not know could be anything.
        return checkBody(entry.kind, entry.body).ok ? [] : [{ type: 'unknown', at } as never];
    }
  });
}

/** Who got out of its jail, in which run and while it did what. */
export function breachInWords({
  run,
  what,
  during,
  suspects = [],
  among = suspects.length,
}: EntryOf<'sandbox-breached'>['body']): string {
  const [first] = suspects;
  const who =
    first === undefined
      ? []
      : among > 1
        ? [`one of ${among} candidates`]
        : [first.changes === '' ? 'the target as it is, with its tests' : first.candidate];
  const where = [...who, ...(run === '' ? [] : [`run ${run}`])];
  const told = [...where, ...(during === undefined ? [] : [during])].join(', ');
  return told === '' ? what : `${told}: ${what}`;
}

function isFirst(seen: Set<string>, key: string): boolean {
  const isNew = !seen.has(key);
  seen.add(key);
  return isNew;
}

/** One accepted change: which text became which, file by file. */
function accepted(gate: EntryOf<'gate-decided'> | undefined, at: number): BreakerEvent[] {
  // What was decided on something that is not there is counted as one more, of nothing known.
  if (!gate) return [{ type: 'change-accepted', at, target: '', before: '', after: '' }];
  const [only, ...others] = gate.body.files;
  const texts = (side: 'before' | 'after'): string =>
    gate.body.files.map((file) => file[side] ?? '').join(' ');
  const target = others.length === 0 && only ? only.file : gate.body.target;
  return [{ type: 'change-accepted', at, target, before: texts('before'), after: texts('after') }];
}

/** What the gate found that is the breaker's business too; once for each candidate. */
function fromDecision(
  { body }: EntryOf<'gate-decided'>,
  seen: Set<string>,
  at: number,
): BreakerEvent[] {
  return body.findings.flatMap(({ boundary, rule }): BreakerEvent[] => {
    const key = `${boundary}/${rule} ${body.candidate}`;
    if (!isFirst(seen, key)) return [];
    if (boundary === 'plausibility')
      return [{ type: 'metric-jumped', at, target: body.target, explained: false }];
    if (boundary === 'drift' && rule === 'budget')
      return [{ type: 'drift-exceeded', at, target: body.target }];
    return [];
  });
}
