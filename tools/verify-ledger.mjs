#!/usr/bin/env node
/**
 * Verifies a Pawl ledger without Pawl, and without any package: read it, then trust it.
 *
 *   node verify-ledger.mjs LEDGER [--key PUBLIC_KEY.pem] [--checkpoint FILE]...
 *
 * LEDGER is an export (JSON Lines, `pawl ledger export`) or the database itself (`.pawl/ledger.db`,
 * which needs Node.js 24). Exit 0: every entry is as it was signed for. 1: it is not. 2: wrong use.
 *
 * What it relies on: SHA-256, Ed25519, and that nobody but Pawl has the ledger's private key. Without
 * --key it trusts the key that the ledger names; without a --checkpoint that was kept elsewhere it
 * can't notice that the end was cut together with the ledger's own checkpoint.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const checkpointType = 'application/vnd.pawl.checkpoint+json';
const statementType = 'application/vnd.in-toto+json';
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

class Broken extends Error {
  constructor(index, how, message) {
    super(message);
    this.index = index;
    this.how = how;
  }
}

/** The rows of an export: the hash is of exactly the bytes of the record in its line. */
export function readExport(bytes) {
  const rows = [];
  let checkpoint;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; start = end + 1, end = bytes.indexOf(10, start)) {
    const line = bytes.subarray(start, end);
    const head = line.subarray(0, 84).toString('latin1');
    const entry = /^\{"hash":"([0-9a-f]{64})","record":$/.exec(head);
    const index = rows.length;
    if (checkpoint !== undefined) throw new Broken(index, 'added', 'a line after the checkpoint');
    if (entry && line.at(-1) === 125)
      rows.push({ position: index, hash: entry[1], record: line.subarray(84, -1) });
    else if (head.startsWith('{"checkpoint":') && line.at(-1) === 125)
      checkpoint = line.subarray(14, -1).toString();
    else throw new Broken(index, 'flipped', `line ${index + 1} is neither entry nor checkpoint`);
  }
  if (start < bytes.length) throw new Broken(rows.length, 'cut', 'the last line is not whole');
  return { rows, checkpoint };
}

export async function readDatabase(file) {
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const query =
      'SELECT position, hash, CAST(record AS BLOB) AS record FROM entries ORDER BY position';
    const rows = database.prepare(query).all();
    const head = database.prepare('SELECT checkpoint FROM head WHERE id = 0').get();
    return { rows, checkpoint: head?.checkpoint };
  } finally {
    database.close();
  }
}

/** The entry of a row whose bytes have the hash that stands beside them. */
function parse({ hash, record }) {
  if (sha256(record) !== hash) return undefined;
  try {
    return { ...JSON.parse(utf8.decode(record)), hash };
  } catch {
    return undefined;
  }
}

function readChain(rows) {
  const entries = [];
  let previous = '0'.repeat(64);
  rows.forEach((row, index) => {
    const entry = parse(row);
    if (!entry) throw new Broken(index, 'flipped', `entry ${index} does not have the hash it says`);
    if (entry.index !== index || entry.previous !== previous || row.position !== index) {
      if (entry.index === index && row.position === index && index > 0)
        throw new Broken(index - 1, 'flipped', `entry ${index} does not follow the one before it`);
      const after = rows.slice(index + 1).map(parse);
      const isLater = after.some((other) => other?.index === index && other.previous === previous);
      const isTwice = after.some((other) => other?.hash === entry.hash);
      const fits = entry.index === index && entry.previous === previous;
      const how =
        fits || (isLater && entry.index > index && !isTwice)
          ? 'swapped'
          : !isLater && entry.index > index
            ? 'dropped'
            : 'added';
      throw new Broken(index, how, `entry ${index} is not what stands in its place`);
    }
    entries.push(entry);
    previous = entry.hash;
  });
  return entries;
}

/** DSSE: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
function open(envelope, payloadType, key) {
  const decode = (text) => {
    const bytes = Buffer.from(String(text), 'base64');
    return bytes.toString('base64') === text ? bytes : undefined;
  };
  const payload = decode(envelope?.payload);
  const sig = decode(envelope?.signatures?.[0]?.sig);
  if (envelope?.payloadType !== payloadType || !payload || !sig) return undefined;
  if (envelope.signatures.length !== 1) return undefined;
  const spki = key.export({ format: 'der', type: 'spki' });
  if (envelope.signatures[0].keyid !== `sha256:${sha256(spki)}`) return undefined;
  const head = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `;
  if (!verify(null, Buffer.concat([Buffer.from(head), payload]), key, sig)) return undefined;
  return JSON.parse(payload.toString());
}

function holds(entries, checkpoint, where) {
  const { ledger, count, head } = checkpoint;
  if (ledger !== entries[0].body.ledger)
    throw new Broken(0, 'rewritten', `the checkpoint in ${where} is of another ledger`);
  if (entries.length < count)
    throw new Broken(entries.length, 'cut', `${where} has ${count} entries signed`);
  if (entries[count - 1].hash !== head)
    throw new Broken(count - 1, 'rewritten', `entry ${count - 1} is not what ${where} has signed`);
}

/** The one form of an envelope's text (RFC 8785); none of its strings needs an escape. */
function canonical({ payload, payloadType, signatures: [{ keyid, sig }] }) {
  const signature = `{"keyid":"${keyid}","sig":"${sig}"}`;
  return `{"payload":"${payload}","payloadType":"${payloadType}","signatures":[${signature}]}`;
}

/**
 * Throws what is broken first; returns how many entries hold, and the last hash.
 * `witnesses` are `{ envelope, where }`: checkpoints that were kept elsewhere.
 */
export function verifyKept({ rows, checkpoint }, witnesses = [], expected) {
  const entries = readChain(rows);
  const [first] = entries;
  if (first?.kind !== 'ledger-started') throw new Broken(0, 'cut', 'the first entry is missing');
  const spki = Buffer.from(String(first.body?.key), 'base64');
  const named = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  if (expected && !named.equals(expected))
    throw new Broken(0, 'rewritten', 'the ledger was started with another key than the one given');

  const inside = entries.filter((entry) => entry.kind === 'checkpoint-signed');
  const handedOut = ({ index, body }) => ({ envelope: body.envelope, where: `entry ${index}` });
  for (const { envelope, where } of [...witnesses, ...inside.map(handedOut)]) {
    const known = open(envelope, checkpointType, named);
    if (!known) throw new Broken(0, 'unsigned', `${where} is not signed by the ledger's key`);
    holds(entries, known, where);
  }
  for (const { index, kind, body } of entries)
    if (kind === 'candidate-accepted' && !open(body.envelope, statementType, named))
      throw new Broken(index, 'unsigned', `the attestation in entry ${index} does not hold`);

  const last = entries.length - 1;
  let own;
  try {
    const envelope = JSON.parse(checkpoint);
    if (canonical(envelope) === checkpoint) own = open(envelope, checkpointType, named);
  } catch {} // The same as none.
  if (!own) throw new Broken(last, 'unsigned', "the ledger's own checkpoint is missing or damaged");
  holds(entries, own, "the ledger's own checkpoint");
  if (own.count < entries.length)
    throw new Broken(own.count, 'added', `entry ${own.count} is not covered by a signature`);
  return { count: entries.length, head: entries[last].hash };
}

async function main([file, ...options]) {
  let key;
  const witnesses = [];
  if (!file || file.startsWith('-')) throw new RangeError('no ledger was given');
  for (let at = 0; at < options.length; at += 2) {
    const text = readFileSync(options[at + 1] ?? '', 'utf8');
    if (options[at] === '--key') key = createPublicKey(text);
    else if (options[at] === '--checkpoint')
      witnesses.push({ envelope: JSON.parse(text), where: options[at + 1] });
    else throw new RangeError(`no option ${options[at]}`);
  }
  const bytes = readFileSync(file);
  const isDatabase = bytes.subarray(0, 16).toString('latin1') === 'SQLite format 3\0';
  const kept = isDatabase ? await readDatabase(file) : readExport(bytes);
  const { count, head } = verifyKept(kept, witnesses, key);
  console.log(`intact: ${count} entries, the last is ${head}`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2)).catch((error) => {
    const found = error instanceof Broken;
    console.error(
      found ? `broken at entry ${error.index}: ${error.how}: ${error.message}` : `${error}`,
    );
    process.exitCode = found ? 1 : 2;
  });
