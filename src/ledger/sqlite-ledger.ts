import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { asStoreFault, makeStoreFolder, storeFolder } from '../durable/index.ts';
import {
  anchorFile,
  anchorOf,
  findAnchor,
  readAnchor,
  witnessOf,
  writeAnchor,
  type Anchor,
} from './anchor.ts';
import { canonical } from './canonical.ts';
import { readRow } from './chain.ts';
import { openCheckpoint, readCheckpoint, signCheckpoint, type Checkpoint } from './checkpoint.ts';
import { openTable, type LedgerTable } from './database.ts';
import { seal } from './dsse.ts';
import { makeEntry, nothingBefore, type Entry } from './entry.ts';
import { signingKey } from './key.ts';
import { checkBody, type LedgerEvent } from './kinds.ts';
import type { Ledger, LedgerDeps } from './ledger.ts';
import { LedgerFault } from './ledger-fault.ts';
import { placesOf } from './places.ts';
import { verifyLedger, type Witness } from './verify.ts';

/** Where a project's ledger is kept. */
export function ledgerFile(projectRoot: string): string {
  return join(storeFolder(projectRoot), 'ledger.db');
}

/** True when a ledger is kept for this project. */
export function hasLedger(projectRoot: string): boolean {
  return existsSync(ledgerFile(projectRoot));
}

/**
 * Opens the project's ledger, starting it where there is none.
 *
 * @throws LedgerFault `ledger-missing` when a ledger of this project is known and is not there.
 */
export function openLedger(projectRoot: string, deps: LedgerDeps): Ledger {
  const guarded = <T>(work: () => T): T => asStoreFault(storeFolder(projectRoot), work);
  const places = placesOf(deps.env);
  return guarded(() => {
    const key = signingKey(places.key);
    makeStoreFolder(projectRoot);
    const table = openTable(ledgerFile(projectRoot), 'write');
    const ledger = new SqliteLedger(realpathSync(projectRoot), places.anchors, table, key, deps);
    try {
      ledger.start();
    } catch (error) {
      table.close();
      throw error;
    }
    return {
      append: (event) => guarded(() => ledger.append(event)),
      appendAll: (events, expected) => guarded(() => ledger.appendAll(events, expected)),
      verify: (witnesses, publicKey) => guarded(() => ledger.verify(witnesses, publicKey)),
      kept: () => guarded(() => table.kept()),
      seal: (payloadType, payload) => ledger.seal(payloadType, payload),
      close: () => guarded(() => table.close()),
    };
  });
}

class SqliteLedger implements Omit<Ledger, 'kept' | 'close'> {
  readonly #root: string;
  readonly #anchors: string;
  readonly #table: LedgerTable;
  readonly #key: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #deps: LedgerDeps;

  constructor(root: string, anchors: string, table: LedgerTable, key: KeyObject, deps: LedgerDeps) {
    this.#root = root;
    this.#anchors = anchors;
    this.#table = table;
    this.#key = key;
    this.#publicKey = createPublicKey(key);
    this.#deps = deps;
  }

  /** Records the first entry where there is none. */
  start(): void {
    const spki = this.#publicKey.export({ format: 'der', type: 'spki' });
    const started = this.#table.transact(() => {
      if (this.#table.last()) return false;
      const known = findAnchor(this.#anchors, this.#root);
      if (known) throw missing(this.#root, anchorFile(this.#anchors, known.ledger));
      const ledger = this.#deps.newId();
      const body = { format: 1, ledger, key: spki.toString('base64') } as const;
      this.#insert([{ kind: 'ledger-started', body }], undefined, ledger);
      return true;
    });
    if (started) this.#moveAnchor();
  }

  append(event: LedgerEvent): Entry {
    const appended = this.appendAll([event]);
    const entry = appended.ok ? appended.entries[0] : undefined;
    if (!entry) throw new RangeError('an append without a condition was refused');
    return entry;
  }

  appendAll(...[events, expectedHead]: Parameters<Ledger['appendAll']>) {
    const entries = this.#table.transact(() => {
      const { last, ledger } = this.#end();
      if (expectedHead !== undefined && last.hash !== expectedHead) return undefined;
      return this.#insert(events, last, ledger);
    });
    if (!entries) return { ok: false, reason: 'moved-on' } as const;
    this.#moveAnchor();
    return { ok: true, entries } as const;
  }

  verify(witnesses: readonly Witness[] = [], key = this.#publicKey) {
    // The anchor is read first: an append meanwhile makes the ledger longer, not shorter.
    const outside = witnessOf(this.#anchors, this.#anchor());
    return verifyLedger(this.#table.kept(), [...outside, ...witnesses], key);
  }

  seal(payloadType: string, payload: string) {
    return seal(payloadType, payload, this.#key);
  }

  /** The last entry, when it is what the ledger's own checkpoint and the anchor say that it is. */
  #end(): { readonly last: Entry; readonly ledger: string } {
    const row = this.#table.last();
    const last = row && readRow(row);
    const own = this.#checkpoint();
    if (!last || last.index !== row.position) throw this.#spoilt();
    if (own?.count !== last.index + 1 || own.head !== last.hash) throw this.#spoilt();
    const anchor = readAnchor(this.#anchors, own.ledger);
    if (anchor) {
      const known = openCheckpoint(anchor.checkpoint, this.#publicKey);
      if (!known || this.#table.at(known.count - 1)?.hash !== known.head) throw this.#spoilt();
    }
    return { last, ledger: own.ledger };
  }

  #insert(events: readonly LedgerEvent[], last: Entry | undefined, ledger: string): Entry[] {
    const entries: Entry[] = [];
    let previous = last;
    for (const event of events) {
      const checked = checkBody(event.kind, event.body);
      if (!checked.ok) throw new TypeError(`not recorded: ${checked.reason}`);
      const index = previous ? previous.index + 1 : 0;
      const before = previous?.hash ?? nothingBefore;
      const { entry, row } = makeEntry(event, index, before, this.#deps.now());
      this.#table.insert(row);
      entries.push(entry);
      previous = entry;
    }
    if (previous) {
      const { index, hash: head, at } = previous;
      const signed = signCheckpoint({ ledger, count: index + 1, head, at }, this.#key);
      this.#table.setCheckpoint(canonical(signed));
    }
    return entries;
  }

  /** With the lock, and of what is committed, so that an older checkpoint never replaces a newer. */
  #moveAnchor(): void {
    this.#table.transact(() => {
      const checkpoint = this.#checkpoint();
      if (!checkpoint) throw this.#spoilt();
      writeAnchor(this.#anchors, {
        ledger: checkpoint.ledger,
        root: this.#root,
        checkpoint: JSON.parse(this.#table.checkpoint() ?? '') as Anchor['checkpoint'],
      });
    });
  }

  #checkpoint(): Checkpoint | undefined {
    const text = this.#table.checkpoint();
    return text === undefined ? undefined : readCheckpoint(text, this.#publicKey);
  }

  #anchor(): Anchor | undefined {
    const first = this.#table.at(0);
    return anchorOf(this.#anchors, this.#root, first && readRow(first));
  }

  #spoilt(): LedgerFault {
    const file = ledgerFile(this.#root);
    return new LedgerFault('ledger-broken', `the ledger in ${file} is not as it was recorded`, {
      hint: 'Nothing was recorded. See what is wrong with it: pawl ledger verify',
    });
  }
}

function missing(root: string, anchor: string): LedgerFault {
  return new LedgerFault('ledger-missing', `the ledger of ${root} is gone`, {
    hint: `Bring ${ledgerFile(root)} back; or, if you removed it yourself, remove ${anchor} too.`,
  });
}
