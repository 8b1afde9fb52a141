import type { Entry } from '../entry.ts';
import type { Broken } from '../chain.ts';
import type { Intact } from '../verify.ts';
import { storiesOf, type ChangeStory, type Step } from './history.ts';
import { mappings, type Mapped } from './mapping.ts';

/** What the report says, before it has any looks. */
export interface Report {
  /** The project's name, for the heading. */
  readonly project: string;
  readonly ledger: string;
  /** RFC 3339. */
  readonly madeAt: string;
  /** The time of the first and the last entry. */
  readonly from: string;
  readonly until: string;
  readonly integrity: {
    readonly ok: boolean;
    readonly text: string;
    /** What this verification could not have noticed. */
    readonly caveats: readonly string[];
  };
  readonly figures: Figures;
  readonly changes: readonly ChangeStory[];
  /** The breaker, levels of autonomy, drift and checkpoints handed out. */
  readonly oversight: readonly Step[];
  readonly mapped: readonly Mapped[];
}

/** What there is to count. */
export interface Figures {
  readonly entries: number;
  readonly runs: number;
  readonly decided: number;
  readonly stopped: number;
  readonly signed: number;
  readonly refused: number;
  readonly accepted: number;
  /** Accepted without a person, by a level that was earned. */
  readonly alone: number;
  readonly shipped: number;
  readonly rolledBack: number;
  readonly breakerOpened: number;
  readonly waiting: number;
  /** Different signers. */
  readonly people: number;
  readonly checkpoints: number;
}

/**
 * Makes the report of a ledger.
 *
 * @param entries - also those of a broken ledger, as far as they can be read: the report says so
 * @param now - milliseconds since the epoch
 */
export function reportOf(
  project: string,
  verification: Intact | Broken,
  entries: readonly Entry[],
  caveats: readonly string[],
  now: number,
): Report {
  const [first] = entries;
  const changes = storiesOf(entries);
  const figures = figuresOf(entries, changes);
  return {
    project,
    ledger: first?.kind === 'ledger-started' ? first.body.ledger : 'unknown',
    madeAt: new Date(now).toISOString(),
    from: first?.at ?? '',
    until: entries.at(-1)?.at ?? '',
    integrity: {
      ok: verification.ok,
      text: verification.ok
        ? `Every entry is as it was recorded and signed: ${entries.length} of ${entries.length}.`
        : `Broken at entry ${verification.index} (${verification.how}): ${verification.reason}. What follows is what can still be read, and proves nothing.`,
      caveats,
    },
    figures,
    changes,
    oversight: entries.flatMap(oversightStep),
    mapped: mappings(figures),
  };
}

function figuresOf(entries: readonly Entry[], changes: readonly ChangeStory[]): Figures {
  const count = (...kinds: Entry['kind'][]): number =>
    entries.filter(({ kind }) => kinds.includes(kind)).length;
  const accepted = entries.filter((entry) => entry.kind === 'candidate-accepted');
  const signed = entries.filter((entry) => entry.kind === 'sign-off-given');
  return {
    entries: entries.length,
    runs: count('run-ended'),
    decided: changes.length,
    stopped: changes.filter(({ decision }) => decision.decision === 'rejected').length,
    signed: signed.length,
    refused: count('sign-off-refused'),
    accepted: accepted.length,
    alone: accepted.filter(({ body }) => body.people.length === 0).length,
    shipped: count('candidate-applied', 'candidate-written', 'release-made'),
    rolledBack: count('release-rolled-back'),
    breakerOpened: count('breaker-opened'),
    waiting: changes.filter(({ fate }) => fate === 'waits').length,
    people: new Set(signed.map(({ body }) => body.by.principal)).size,
    checkpoints: count('checkpoint-signed'),
  };
}

function oversightStep({ kind, at, index, body }: Entry): Step[] {
  const step = (what: string, reason?: string, who?: string): Step[] => [
    { at, entry: index, what, ...(reason !== undefined && { reason }), ...(who && { who }) },
  ];
  switch (kind) {
    case 'breaker-opened':
      return step(`the breaker opened: ${body.breaker}`, body.reason);
    case 'breaker-half-opened':
      return step(
        `the breaker lets one change through: ${body.breaker}`,
        body.reason,
        body.by?.principal,
      );
    case 'breaker-closed':
      return step(`the breaker was closed: ${body.breaker}`, body.reason, body.by?.principal);
    case 'sandbox-breached':
      return step(
        `${body.suspects?.length === 1 ? body.suspects[0]!.candidate : 'a candidate'} for ${body.target} got out of its jail`,
        `${body.what}${body.during === undefined ? '' : `, ${body.during}`}${body.run === '' ? '' : ` (run ${body.run})`}`,
      );
    case 'level-changed':
      return step(
        `level ${body.from} to ${body.to}: ${body.change} in ${body.target}`,
        body.reason,
      );
    case 'checkpoint-signed':
      return step(`a signed checkpoint was handed out: ${body.place}`);
    default:
      return [];
  }
}
