import type { Entry, EntryOf } from '../../ledger/index.ts';

/** A change that is in use: released or applied, and not taken back. */
export interface Used {
  readonly gate: EntryOf<'gate-decided'>;
  readonly use:
    EntryOf<'release-made'> | EntryOf<'candidate-applied'> | EntryOf<'candidate-written'>;
}

/** All changes that are in use, in the order in which they came. */
export function usedChanges(entries: readonly Entry[]): Used[] {
  const gates = new Map<string, EntryOf<'gate-decided'>>();
  const used = new Map<string, Used>();
  for (const entry of entries)
    switch (entry.kind) {
      case 'gate-decided':
        gates.set(entry.hash, entry);
        break;
      case 'release-made':
      case 'candidate-applied':
      case 'candidate-written': {
        const gate = gates.get(entry.body.gate);
        if (gate) used.set(gate.hash, { gate, use: entry });
        break;
      }
      case 'release-rolled-back':
        used.delete(entry.body.gate);
        break;
      default:
        break;
    }
  return [...used.values()];
}

/** Later changes that may have built on one. */
export interface Later {
  /** To the same symbol, or to the whole of a file: they were made from what it had made. */
  readonly certain: readonly Used[];
  /** To something else in the same files: whether they need it, only their texts can tell. */
  readonly possible: readonly Used[];
}

/** What came after a change in the same files. */
export function laterThan(first: Used, used: readonly Used[]): Later {
  const certain: Used[] = [];
  const possible: Used[] = [];
  const after = used.filter(({ use }) => use.index > first.use.index);
  for (const each of after) {
    const line = [first, ...certain];
    if (line.some((before) => sharesTarget(before, each))) certain.push(each);
    else if (line.some((before) => sharesFile(before, each))) possible.push(each);
  }
  return { certain, possible };
}

function sharesFile({ gate: a }: Used, { gate: b }: Used): boolean {
  const files = new Set(a.body.files.map(({ file }) => file));
  return b.body.files.some(({ file }) => files.has(file));
}

/** The same symbol; a target without a symbol is all of its file. */
function sharesTarget(a: Used, b: Used): boolean {
  if (!sharesFile(a, b)) return false;
  const [one, other] = [a.gate.body.target, b.gate.body.target];
  return one === other || !one.includes('#') || !other.includes('#');
}
