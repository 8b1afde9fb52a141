import { createPublicKey, type KeyObject } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { asStoreFault, storeFolder } from '../durable/index.ts';
import { broken, readRow } from './chain.ts';
import { openTable } from './database.ts';
import { readKey } from './key.ts';
import { placesOf } from './places.ts';
import { anchorOf, witnessOf } from './anchor.ts';
import { hasLedger, ledgerFile } from './sqlite-ledger.ts';
import { verifyLedger, type Kept, type Verification, type Witness } from './verify.ts';

/** What was found of a project's ledger, by looking only. */
export interface Inspection {
  readonly verification: Verification;
  readonly kept: Kept;
  /** What this verification could not have noticed. */
  readonly caveats: readonly string[];
}

/**
 * Reads and verifies a project's ledger without writing anything; it makes neither a ledger nor a
 * key. Undefined when no ledger is known for the project.
 *
 * @param witnesses - checkpoints that were kept elsewhere
 * @param expected - the public key that it must be signed with; absent, this machine's own
 */
export function inspectLedger(
  projectRoot: string,
  env: Readonly<Record<string, string | undefined>>,
  witnesses: readonly Witness[] = [],
  expected?: KeyObject,
): Inspection | undefined {
  return asStoreFault(storeFolder(projectRoot), () => {
    const places = placesOf(env);
    const root = realpathSync(projectRoot);
    const own = expected ? undefined : readKey(places.key);
    const key = expected ?? (own && createPublicKey(own));
    if (!hasLedger(root)) {
      const anchor = anchorOf(places.anchors, root);
      if (!anchor) return undefined;
      const known = witnessOf(places.anchors, anchor)[0]?.keptIn;
      const verification = broken(0, 'cut', `the ledger is gone: ${known} has its checkpoint`);
      return { verification, kept: { rows: [], checkpoint: undefined }, caveats: [] };
    }
    const table = openTable(ledgerFile(root), 'read');
    try {
      const first = table.at(0);
      // Before the rest: an append meanwhile makes the ledger longer, not shorter.
      const outside = witnessOf(
        places.anchors,
        anchorOf(places.anchors, root, first && readRow(first)),
      );
      const kept = table.kept();
      const verification = verifyLedger(kept, [...outside, ...witnesses], key);
      const caveats = [
        ...(key ? [] : ['signed with the key that the ledger itself names; to expect one: --key']),
        ...(outside.length + witnesses.length > 0
          ? []
          : ['no checkpoint is kept outside the ledger here, so a cut end would not be noticed']),
      ];
      return { verification, kept, caveats };
    } finally {
      table.close();
    }
  });
}
