import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a strict reviewer says of a finding: worth being asked about, or noise. */
export interface Label {
  readonly rule: string;
  readonly file: string;
  /** What the message has to hold, where one file has findings that differ. */
  readonly about?: string;
  readonly says: 'right' | 'wrong';
  readonly why: string;
}

/** A step between two published versions of a package. Its code is fetched, never kept here. */
export interface RealChange {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Which batch it came with; only the first has a half that the rules were mended by. */
  readonly batch: number;
  readonly labels?: readonly Label[];
}

export type Half = 'tuning' | 'held-out';

/** By the package's name, so that no package is in both; a later batch is held out as a whole. */
export function halfOf({ name, batch }: Pick<RealChange, 'name' | 'batch'>): Half {
  const first = createHash('sha256').update(name).digest()[0] ?? 0;
  return batch === 1 && first % 2 === 0 ? 'tuning' : 'held-out';
}

export const realChanges = JSON.parse(
  readFileSync(join(import.meta.dirname, 'changes.json'), 'utf8'),
) as readonly RealChange[];
