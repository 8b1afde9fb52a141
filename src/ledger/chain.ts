import { sha256 } from './digest.ts';
import { nothingBefore, type Entry, type Row } from './entry.ts';

/** In which way a ledger is not what it was. */
export type Damage =
  /** A byte of an entry or of its hash is another. */
  | 'flipped'
  /** An entry is missing, and later ones are there. */
  | 'dropped'
  /** Entries stand in another order. */
  | 'swapped'
  /** An entry stands where none was recorded. */
  | 'added'
  /** The end is missing. */
  | 'cut'
  /** The chain holds, but it is not the one that was signed. */
  | 'rewritten'
  /** The checkpoint of the ledger itself is missing, damaged or by another key. */
  | 'unsigned';

/** The first entry that is broken, and how. */
export interface Broken {
  readonly ok: false;
  readonly index: number;
  readonly how: Damage;
  /** One line, for a person. */
  readonly reason: string;
}

export interface Chain {
  readonly ok: true;
  readonly entries: readonly Entry[];
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads rows and checks that they are one unbroken chain from the first entry on. Whether the chain
 * is whole, and whether it is the one that was recorded, only a signed checkpoint can tell.
 */
export function checkChain(rows: readonly Row[]): Chain | Broken {
  const entries: Entry[] = [];
  let previous = nothingBefore;
  for (const [index, row] of rows.entries()) {
    const entry = readRow(row);
    if (!entry)
      return broken(index, 'flipped', `entry ${index} is not what its hash was made from`);
    if (entry.index !== index || entry.previous !== previous || row.position !== index)
      return diagnose(rows, index, previous, entry);
    entries.push(entry);
    previous = entry.hash;
  }
  return { ok: true, entries };
}

/** The entry in a row; undefined when its bytes do not have the hash that stands beside them. */
export function readRow({ record, hash }: Row): Entry | undefined {
  if (sha256(record) !== hash) return undefined;
  try {
    const text = typeof record === 'string' ? record : decoder.decode(record);
    const entry = { ...(JSON.parse(text) as Omit<Entry, 'hash'>), hash } as Entry;
    const whole = typeof entry.kind === 'string' && typeof entry.body === 'object' && entry.body;
    return whole ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** An entry that is whole but does not belong where it stands. */
function diagnose(rows: readonly Row[], index: number, previous: string, entry: Entry): Broken {
  const fits = (row: Row | undefined): boolean => {
    const other = row && readRow(row);
    return other?.index === index && other.previous === previous;
  };
  if (entry.index === index && entry.previous === previous)
    return broken(index, 'swapped', `entry ${index} stands in place ${rows[index]?.position}`);
  if (entry.index === index && rows[index]?.position === index && index > 0)
    return broken(
      index - 1,
      'flipped',
      `entry ${index - 1} is not the one that entry ${index} follows`,
    );
  const later = rows.findIndex((row, at) => at > index && fits(row));
  if (later < 0 && entry.index > index)
    return broken(index, 'dropped', `entry ${index} is missing; entry ${entry.index} follows`);
  if (later > 0 && rows.some((row, at) => at > index && readRow(row)?.hash === entry.hash))
    return broken(index, 'added', `a second copy of entry ${entry.index} stands in place ${index}`);
  if (later > 0 && entry.index > index)
    return broken(index, 'swapped', `entry ${entry.index} stands in the place of entry ${index}`);
  return broken(index, 'added', `what stands in place ${index} was not recorded there`);
}

export function broken(index: number, how: Damage, reason: string): Broken {
  return { ok: false, index, how, reason };
}
