import {
  admit,
  driftOf,
  type Drift,
  type DriftBudget,
  type DriftEvent,
  type Finding,
} from '../boundary/index.ts';
import type { Entry, EntryOf } from '../ledger/index.ts';

type Frozen = EntryOf<'generation-frozen'>;
type Gate = EntryOf<'gate-decided'>;
type Measured = NonNullable<Gate['body']['drift']>;

/** The first that was frozen: a later one would make what came between forgotten. */
export function generationOf(entries: readonly Entry[], target: string): Frozen | undefined {
  return entries.find(
    (entry): entry is Frozen => entry.kind === 'generation-frozen' && entry.body.target === target,
  );
}

/** Every target whose generation 0 is kept. */
export function driftTargets(entries: readonly Entry[]): string[] {
  const frozen = entries.filter((entry) => entry.kind === 'generation-frozen');
  return [...new Set(frozen.map(({ body }) => body.target))];
}

/** The way that a target came since its generation 0, by what was used of it. */
export function driftBy(entries: readonly Entry[], target: string, budget: DriftBudget): Drift {
  return driftOf('generation 0', eventsOf(entries, target), budget);
}

/**
 * What is to be said of a change's drift; nothing where no generation 0 is kept. What was not
 * measured, or measured as no figure, is not near.
 */
export function driftFindings(
  entries: readonly Entry[],
  change: {
    readonly target: string;
    readonly file: string;
    readonly candidate: string;
    readonly drift?: Measured | undefined;
  },
  budget: DriftBudget,
): Finding[] {
  const { target, file, candidate, drift } = change;
  if (!driftTargets(entries).some((each) => isOfOne(each, target))) return [];
  const found = (rule: string, message: string): Finding[] => [
    {
      boundary: 'drift',
      rule,
      severity: 'sign-off',
      file,
      line: 1,
      message,
      mend: `Have a person look at the way it came, and sign: pawl drift ${target}`,
    },
  ];
  if (!drift) return found('unmeasured', `how far it is from generation 0 was not measured`);
  try {
    const next = { id: candidate, parent: '', ...drift };
    const verdict = admit('generation 0', eventsOf(entries, target), next, budget);
    return verdict.ok ? [] : found('budget', verdict.reason);
  } catch (error) {
    if (error instanceof RangeError) return found('unmeasured', error.message);
    throw error;
  }
}

/**
 * True when two names may be of the same code: a file, and a symbol in it. A budget that each name had
 * for itself would be walked through once under each.
 */
function isOfOne(a: string, b: string): boolean {
  const [fileA, symbolA] = partsOf(a);
  const [fileB, symbolB] = partsOf(b);
  return fileA === fileB && (symbolA === symbolB || symbolA === undefined || symbolB === undefined);
}

function partsOf(target: string): [string, string | undefined] {
  const at = target.lastIndexOf('#');
  return at < 0 ? [target, undefined] : [target.slice(0, at), target.slice(at + 1)];
}

/**
 * Each change that was used, and each time that a person answered for it. What was changed under another
 * name of the same code was measured from another generation 0: of it the steps alone count.
 */
function eventsOf(entries: readonly Entry[], target: string): DriftEvent[] {
  const gates = new Map<string, Gate>();
  const signed = new Map<string, string>();
  const used = new Set<string>();
  let last = { behaviour: 0, interface: 0, text: 0 };
  return entries.flatMap((entry): DriftEvent[] => {
    if (entry.kind === 'gate-decided' && isOfOne(entry.body.target, target))
      gates.set(entry.hash, entry);
    if (entry.kind === 'candidate-accepted') {
      const names = entry.body.people.map(({ principal }) => principal).join(', ');
      if (names !== '') signed.set(entry.body.gate, names);
    }
    const isUse =
      entry.kind === 'candidate-applied' ||
      entry.kind === 'candidate-written' ||
      entry.kind === 'release-made';
    const gate = isUse ? gates.get(entry.body.gate) : undefined;
    if (!gate?.body.drift || used.has(gate.hash)) return [];
    used.add(gate.hash);
    const { candidate: id, drift } = gate.body;
    // Without signers, what had to wait was written on the word of whoever works there.
    const isOnWord = entry.kind === 'candidate-written' && gate.body.decision === 'pending';
    const by = signed.get(gate.hash) ?? (isOnWord ? 'who works here' : undefined);
    const { step } = drift;
    last =
      gate.body.target === target
        ? drift
        : {
            behaviour: last.behaviour + step.behaviour,
            interface: last.interface + step.interface,
            text: last.text + step.text,
          };
    const { behaviour, interface: offers, text } = last;
    return [
      { type: 'change-accepted', id, parent: '', behaviour, interface: offers, text, step },
      ...(by === undefined ? [] : [{ type: 'sign-off-given', signed: id, by } as const]),
    ];
  });
}
