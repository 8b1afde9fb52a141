import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Entry } from './entry.ts';
import { envelopeSchema } from './parts.ts';
import { LedgerFault } from './ledger-fault.ts';
import type { Witness } from './verify.ts';

const anchorSchema = z.strictObject({
  ledger: z.uuid(),
  root: z.string(),
  checkpoint: envelopeSchema,
});

/**
 * The newest checkpoint of a ledger, kept outside the project: who cuts the ledger's end together
 * with its own checkpoint has not cut this one.
 */
export type Anchor = Readonly<z.infer<typeof anchorSchema>>;

export function anchorFile(folder: string, ledger: string): string {
  return join(folder, `${ledger}.json`);
}

/** @throws LedgerFault `anchor-damaged` when it is there and can't be understood. */
export function readAnchor(folder: string, ledger: string): Anchor | undefined {
  return read(anchorFile(folder, ledger));
}

/** The anchor of a ledger that was kept in this project, whichever it was. */
export function findAnchor(folder: string, root: string): Anchor | undefined {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const anchor = read(join(folder, name));
    if (anchor?.root === root) return anchor;
  }
  return undefined;
}

/** The anchor of the ledger that starts with `first`, or else of the one known for this project. */
export function anchorOf(folder: string, root: string, first?: Entry): Anchor | undefined {
  const id = first?.kind === 'ledger-started' ? first.body.ledger : undefined;
  return (id === undefined ? undefined : readAnchor(folder, id)) ?? findAnchor(folder, root);
}

/** What an anchor witnesses. */
export function witnessOf(folder: string, anchor: Anchor | undefined): Witness[] {
  if (!anchor) return [];
  return [{ envelope: anchor.checkpoint, keptIn: anchorFile(folder, anchor.ledger) }];
}

/** Replaces the anchor, whole or not at all. */
export function writeAnchor(folder: string, anchor: Anchor): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = anchorFile(folder, anchor.ledger);
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(anchor)}\n`, { mode: 0o600, flush: true });
  renameSync(temporary, file);
  // The new name is on the disk only when its folder is.
  const directory = openSync(dirname(file), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

function read(file: string): Anchor | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return anchorSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new LedgerFault('anchor-damaged', `the checkpoint in ${file} can't be understood`, {
      hint: 'Somebody changed it, or the disk did: look at the ledger before you remove it.',
      cause: error,
    });
  }
}
