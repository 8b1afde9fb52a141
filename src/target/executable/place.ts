import type { Change, Edit } from '../../candidate/index.ts';
import type { Carrier, CarrierFinder } from './carrier.ts';

/** A version's own edits in one carrier. */
export interface Part {
  readonly carrier: Carrier;
  readonly edits: readonly Edit[];
}

/** Where a version differs: disjoint carriers; undefined where it can't be switched. */
export function place(
  changes: readonly Change[],
  find: CarrierFinder,
): readonly Part[] | undefined {
  let parts: Part[] = [];
  for (const { edits } of changes) {
    let part: Part | undefined = partOf(edits, find);
    // Carriers that meet become one around both.
    for (let met = part && parts.find((it) => meets(it.carrier, part!.carrier)); part && met;) {
      parts = parts.filter((it) => it !== met);
      part = partOf([...met.edits, ...part.edits], find);
      met = part && parts.find((it) => meets(it.carrier, part!.carrier));
    }
    if (!part) return undefined;
    parts.push(part);
  }
  return parts;
}

function partOf(edits: readonly Edit[], find: CarrierFinder): Part | undefined {
  const carrier = find(edits);
  return carrier && { carrier, edits };
}

function meets(a: Carrier, b: Carrier): boolean {
  return a.start <= b.end && b.start <= a.end;
}
