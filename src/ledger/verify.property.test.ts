import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// @ts-expect-error -- the stand-alone verifier has no types, and needs none
import { readExport, verifyKept } from '../../tools/verify-ledger.mjs';
import { sha256 } from './digest.ts';
import { makeEntry, type Row } from './entry.ts';
import { exportLines } from './export.ts';
import type { Envelope } from './parts.ts';
import { breakerOpened, keptOf, keys } from './testing.ts';
import { verifyLedger, type Kept, type Witness } from './verify.ts';

interface Finding {
  readonly index: number;
  readonly how: string;
}

/** Both verifiers must say the same: the first broken entry and how, or nothing. */
function verify(kept: Kept, witnesses: readonly Witness[] = []): Finding | undefined {
  const ours = verifyLedger(kept, witnesses, keys.publicKey);
  let theirs: Finding | undefined;
  try {
    const others = witnesses.map(({ envelope, keptIn }) => ({ envelope, where: keptIn }));
    verifyKept(kept, others, keys.publicKey);
  } catch (error) {
    theirs = error as Finding;
    if (theirs.how === undefined) throw error;
  }
  const found = ours.ok ? undefined : { index: ours.index, how: ours.how };
  expect(theirs && { index: theirs.index, how: theirs.how }).toEqual(found);
  return found;
}

const texts = fc.string({ minLength: 1, unit: 'grapheme', maxLength: 20 });
const ledgers = fc
  .array(texts, { minLength: 3, maxLength: 12 })
  .map((reasons) => keptOf(reasons.map(breakerOpened)));
/** A ledger and places in it: a different one each, and never the first entry. */
const withPlaces = ledgers.chain((kept) =>
  fc.tuple(
    fc.constant(kept),
    fc
      .uniqueArray(fc.integer({ min: 1, max: kept.rows.length - 1 }), {
        minLength: 2,
        maxLength: 2,
      })
      .map(([a = 0, b = 0]) => (a < b ? ([a, b] as const) : ([b, a] as const))),
  ),
);

describe('both verifiers', () => {
  it('find nothing in a ledger that nobody touched', () => {
    fc.assert(
      fc.property(ledgers, (kept) => {
        expect(verify(kept)).toBeUndefined();
      }),
    );
  });

  it('find any flipped bit of an entry, and where', () => {
    fc.assert(
      fc.property(ledgers, fc.nat(), fc.nat(), fc.nat({ max: 7 }), (kept, row, at, bit) => {
        const index = row % kept.rows.length;
        const record = Buffer.from(kept.rows[index]!.record);
        record[at % record.length]! ^= 1 << bit;
        expect(verify(withRow(kept, index, { record }))).toEqual({ index, how: 'flipped' });
      }),
      { numRuns: 1_000 },
    );
  });

  it('find any flipped bit of a hash, and where', () => {
    fc.assert(
      fc.property(ledgers, fc.nat(), fc.nat(), fc.nat({ max: 6 }), (kept, row, at, bit) => {
        const index = row % kept.rows.length;
        const hash = Buffer.from(kept.rows[index]!.hash);
        hash[at % hash.length]! ^= 1 << bit;
        const flipped = withRow(kept, index, { hash: hash.toString() });
        expect(verify(flipped)).toEqual({ index, how: 'flipped' });
      }),
    );
  });

  it("find any flipped bit of the ledger's own checkpoint", () => {
    fc.assert(
      fc.property(ledgers, fc.nat(), fc.nat({ max: 6 }), (kept, at, bit) => {
        const checkpoint = Buffer.from(kept.checkpoint!);
        checkpoint[at % checkpoint.length]! ^= 1 << bit;
        expect(verify({ ...kept, checkpoint: checkpoint.toString() })).toMatchObject({
          how: 'unsigned',
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('find a dropped entry, in the middle or at the end', () => {
    fc.assert(
      fc.property(withPlaces, ([kept, [index]]) => {
        const rows = kept.rows.toSpliced(index, 1);
        const how = index === rows.length ? 'cut' : 'dropped';
        expect(verify({ ...kept, rows })).toEqual({ index, how });
        // The places of those behind it closed up.
        expect(verify({ ...kept, rows: renumber(rows) })).toEqual({ index, how });
      }),
    );
  });

  it('find a cut end', () => {
    fc.assert(
      fc.property(withPlaces, ([kept, [index]]) => {
        const rows = kept.rows.slice(0, index);
        expect(verify({ ...kept, rows })).toEqual({ index, how: 'cut' });
      }),
    );
  });

  it('find two entries that changed places', () => {
    fc.assert(
      fc.property(withPlaces, ([kept, [a, b]]) => {
        const rows = kept.rows.with(a, kept.rows[b]!).with(b, kept.rows[a]!);
        expect(verify({ ...kept, rows: renumber(rows) })).toEqual({ index: a, how: 'swapped' });
        expect(verify({ ...kept, rows })).toEqual({ index: a, how: 'swapped' });
      }),
    );
  });

  it('find an entry that was added, copied or made to fit', () => {
    fc.assert(
      fc.property(withPlaces, texts, ([kept, [index]], reason) => {
        const before = kept.rows[index - 1]!;
        const row = madeToFit(reason, index, before.hash);
        for (const added of [row, before]) {
          const rows = renumber(kept.rows.toSpliced(index, 0, added));
          const found = verify({ ...kept, rows });
          // One that was made to fit is told by the one that no longer does.
          expect(found).toMatchObject({ how: 'added' });
          expect([index, index + 1]).toContain(found?.index);
        }
      }),
    );
  });

  it('find an entry that was added at the end, with a hash that fits', () => {
    fc.assert(
      fc.property(ledgers, texts, (kept, reason) => {
        const index = kept.rows.length;
        const row = madeToFit(reason, index, kept.rows.at(-1)!.hash);
        const rows = [...kept.rows, row];
        expect(verify({ ...kept, rows })).toEqual({ index, how: 'added' });
      }),
    );
  });

  it('find an entry that was changed, with its own hash made anew', () => {
    fc.assert(
      fc.property(withPlaces, texts, ([kept, [index]], reason) => {
        const row = madeToFit(reason, index, kept.rows[index - 1]!.hash);
        expect(verify(withRow(kept, index, row))).toEqual({ index, how: 'flipped' });
      }),
    );
  });

  it('find a history that was made anew, by a checkpoint that was handed out before', () => {
    const other = keptOf(['a', 'b'].map(breakerOpened));
    const handedOut = (of: Kept): Kept => {
      const envelope = JSON.parse(of.checkpoint!) as Envelope;
      const body = { place: 'a release', envelope };
      return keptOf([...['a', 'c'].map(breakerOpened), { kind: 'checkpoint-signed', body }]);
    };
    expect(verify(handedOut(keptOf(['a', 'c'].map(breakerOpened))))).toBeUndefined();
    expect(verify(handedOut(other))).toEqual({ index: 2, how: 'rewritten' });
  });

  it('find white space that was added to the checkpoint', () => {
    const kept = keptOf([breakerOpened('a')]);
    const checkpoint = kept.checkpoint!.replace(':', ': ');
    expect(verify({ ...kept, checkpoint })).toEqual({ index: 1, how: 'unsigned' });
  });

  it('find an entry that was changed, with all hashes behind it made anew', () => {
    fc.assert(
      fc.property(withPlaces, texts, ([kept, [index]], reason) => {
        const rewritten = rechain(kept, index, reason);
        fc.pre(rewritten.rows.at(-1)!.hash !== kept.rows.at(-1)!.hash);
        const last = kept.rows.length - 1;
        expect(verify(rewritten)).toEqual({ index: last, how: 'rewritten' });
      }),
    );
  });

  it('find a cut together with an old checkpoint by one that was kept elsewhere', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2, maxLength: 8 }), fc.nat(), (reasons, at) => {
        const events = reasons.map(breakerOpened);
        const cut = 1 + (at % (events.length - 1));
        const old = keptOf(events.slice(0, cut));
        const envelope: unknown = JSON.parse(keptOf(events).checkpoint!);
        expect(verify(old)).toBeUndefined();
        expect(verify(old, [{ envelope, keptIn: 'elsewhere' }])).toEqual({
          index: cut + 1,
          how: 'cut',
        });
      }),
    );
  });

  it('do not believe a checkpoint that another key has signed', () => {
    const forged = keptOf([breakerOpened('x')], generateKeyPairSync('ed25519').privateKey);
    expect(verify(forged)).toEqual({ index: 1, how: 'unsigned' });
  });
});

describe('the export', () => {
  it('reads as what was exported, and no bit of it can be flipped unnoticed', () => {
    const kept = keptOf(['a', 'ü\u2028"\\', '\ufffd'].map(breakerOpened));
    const bytes = Buffer.from([...exportLines(kept)].join(''));
    expect(verifyKept(readExport(bytes), [], keys.publicKey)).toMatchObject({ count: 4 });
    for (let at = 0; at < bytes.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Buffer.from(bytes);
        flipped[at]! ^= 1 << bit;
        expect(() => verifyKept(readExport(flipped), [], keys.publicKey), `${at}.${bit}`).toThrow(
          expect.objectContaining({ how: expect.any(String) }),
        );
      }
  });
});

function withRow(kept: Kept, index: number, change: Partial<Row>): Kept {
  return { ...kept, rows: kept.rows.with(index, { ...kept.rows[index]!, ...change }) };
}

function renumber(rows: readonly Row[]): Row[] {
  return rows.map((row, position) => ({ ...row, position }));
}

function madeToFit(reason: string, index: number, previous: string): Row {
  const { row } = makeEntry(breakerOpened(reason), index, previous, 0);
  return { ...row, record: Buffer.from(row.record) };
}

/** What somebody does who knows how hashes are made, and has no key. */
function rechain(kept: Kept, index: number, reason: string): Kept {
  const rows: Row[] = [];
  for (const row of kept.rows) {
    const record = JSON.parse(String(Buffer.from(row.record))) as Record<string, unknown>;
    if (rows.length === index) record['body'] = { breaker: 'budget', reason };
    if (rows.length > 0) record['previous'] = rows.at(-1)!.hash;
    const text = JSON.stringify(record);
    rows.push({ position: rows.length, hash: sha256(text), record: Buffer.from(text) });
  }
  return { ...kept, rows };
}
