import type { Entry, EntryOf } from '../entry.ts';
import type { GateDecided } from '../gate-decided.ts';

/** What has become of a change. */
export type Fate =
  | 'waits'
  | 'rejected by the gate'
  | 'refused by a person'
  | 'accepted'
  | 'applied'
  | 'released'
  | 'rolled back';

/** One step of a change, the oldest first. */
export interface Step {
  readonly at: string;
  /** The entry's number. */
  readonly entry: number;
  readonly what: string;
  /** On whose word; absent where nobody was asked. */
  readonly who?: string;
  readonly reason?: string;
}

/** One change as the report tells it. */
export interface ChangeStory {
  readonly gate: string;
  readonly decision: GateDecided;
  readonly fate: Fate;
  readonly steps: readonly Step[];
}

/** The story of each decision of the gate, the newest first. */
export function storiesOf(entries: readonly Entry[]): ChangeStory[] {
  const about = new Map<string, Entry[]>();
  for (const entry of entries) {
    const gate = gateOf(entry);
    if (gate !== undefined) about.set(gate, [...(about.get(gate) ?? []), entry]);
  }
  return entries
    .filter((entry) => entry.kind === 'gate-decided')
    .map((entry) => storyOf(entry, about.get(entry.hash) ?? []))
    .reverse();
}

function gateOf(entry: Entry): string | undefined {
  return 'gate' in entry.body && typeof entry.body.gate === 'string' ? entry.body.gate : undefined;
}

function storyOf(gate: EntryOf<'gate-decided'>, later: readonly Entry[]): ChangeStory {
  let fate: Fate = gate.body.decision === 'rejected' ? 'rejected by the gate' : 'waits';
  const { at, index, body } = gate;
  const steps: Step[] = [{ at, entry: index, what: decidedBy(body), reason: body.reason }];
  for (const entry of later) {
    const told = tell(entry);
    if (!told) continue;
    if (told.fate) fate = told.fate;
    steps.push({ at: entry.at, entry: entry.index, ...told.step });
  }
  return { gate: gate.hash, decision: body, fate, steps };
}

function decidedBy({ source, decision }: GateDecided): string {
  return source.kind === 'run' ? `found by run ${source.run}` : `the gate: ${decision}`;
}

type Told = { readonly fate?: Fate; readonly step: Omit<Step, 'at' | 'entry'> };

function tell(entry: Entry): Told | undefined {
  switch (entry.kind) {
    case 'sign-off-given': {
      const { by, reason } = entry.body;
      return { step: { what: 'signed for', who: `${by.principal} (${by.key})`, reason } };
    }
    case 'sign-off-refused': {
      const { by, reason } = entry.body;
      const who = by ? `${by.principal} (${by.key})` : 'somebody, without a signature';
      return { fate: 'refused by a person', step: { what: 'refused', who, reason } };
    }
    case 'candidate-accepted': {
      const { people, level } = entry.body;
      const names = people.map(({ principal }) => principal).join(', ');
      const who = people.length > 0 ? names : `nobody: it passed alone at level ${level}`;
      return { fate: 'accepted', step: { what: 'accepted, with an attestation', who } };
    }
    case 'candidate-applied':
      return { fate: 'applied', step: { what: `applied to ${entry.body.where}` } };
    case 'candidate-written': {
      const { where } = entry.body;
      return { fate: 'applied', step: { what: `written to ${where}, without a sign-off` } };
    }
    case 'release-made': {
      const { release, commit } = entry.body;
      const as = commit === null ? release : `${release}, commit ${commit}`;
      return { fate: 'released', step: { what: `released as ${as}` } };
    }
    case 'release-rolled-back':
      return { fate: 'rolled back', step: { what: 'rolled back', reason: entry.body.reason } };
    default:
      return undefined;
  }
}
