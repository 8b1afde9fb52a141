import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { visible } from '../../explain/index.ts';
import { UsageError } from '../../fault.ts';
import {
  exportLines,
  inspectLedger,
  keyOf,
  type Inspection,
  type Witness,
} from '../../ledger/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { upwards } from '../target-argument.ts';
import { openProjectLedger, whatKeepsLedger, watchedRoot } from './office.ts';

interface Options {
  readonly json?: boolean;
  readonly key?: string;
  readonly checkpoint?: readonly string[];
}

/** `pawl ledger`. */
export function ledgerCommand(
  folder: string,
  action: 'start' | 'verify' | 'export' | 'checkpoint' | 'key',
  options: Options,
  context: Context,
): ExitCode {
  const file = (name: string): string => resolve(context.cwd, name);
  const key = options.key === undefined ? undefined : readKey(file(options.key));
  const witnesses = (options.checkpoint ?? []).map((name) => readWitness(file(name)));
  const root = rootOf(folder);
  if (action === 'start') return start(folder, context);
  const found = inspectLedger(root, context.env, witnesses, key);
  if (!found)
    throw new UsageError('no-ledger', `no ledger is kept for ${root}`, {
      hint: whatKeepsLedger,
    });
  switch (action) {
    case 'verify':
      return verify(found, options.json ?? false, context);
    case 'export':
      for (const line of exportLines(found.kept)) context.stdout.write(line);
      return found.verification.ok ? 0 : warn(found, context);
    case 'key': {
      if (!found.verification.ok) return warn(found, context);
      const pem = keyOf(found.verification.entries)?.export({ format: 'pem', type: 'spki' });
      context.stdout.write(String(pem));
      return 0;
    }
    case 'checkpoint':
      return found.verification.ok ? handOut(root, found, context) : warn(found, context);
  }
}

/** Where a ledger is kept, every run and change is recorded from then on. */
function start(folder: string, context: Context): ExitCode {
  const root = upwards(folder, (each) => existsSync(join(each, 'package.json'))) ?? folder;
  openProjectLedger(root, context).close();
  context.stdout.write(`A ledger is kept for ${root}.\n`);
  return 0;
}

function verify(
  { verification, caveats }: Inspection,
  json: boolean,
  { stdout, stderr }: Context,
): ExitCode {
  if (json) {
    const { ok } = verification;
    const said = ok
      ? { ok, entries: verification.entries.length, head: verification.checkpoint.head, caveats }
      : verification;
    stdout.write(`${JSON.stringify(said)}\n`);
  } else if (verification.ok) {
    const { entries, checkpoint } = verification;
    stdout.write(`Intact: ${entries.length} entries, signed, the last of ${checkpoint.at}.\n`);
    for (const caveat of caveats) stderr.write(`  ${caveat}\n`);
  } else {
    const { index, how, reason } = verification;
    stdout.write(`Broken at entry ${index}: ${how}: ${visible(reason)}.\n`);
  }
  return verification.ok ? 0 : 1;
}

/** Records that a checkpoint is handed out, then hands out one that covers that record too. */
function handOut(root: string, { kept }: Inspection, context: Context): ExitCode {
  const ledger = openProjectLedger(root, context);
  try {
    const envelope = JSON.parse(kept.checkpoint ?? 'null') as never;
    ledger.append({ kind: 'checkpoint-signed', body: { place: 'standard output', envelope } });
    context.stdout.write(`${ledger.kept().checkpoint}\n`);
    return 0;
  } finally {
    ledger.close();
  }
}

function warn({ verification }: Inspection, { stderr }: Context): ExitCode {
  if (!verification.ok)
    stderr.write(`pawl: the ledger is broken: ${visible(verification.reason)}\n`);
  return 1;
}

/** Also where all that was recorded is gone: a checkpoint elsewhere may know of it. */
function rootOf(folder: string): string {
  try {
    return watchedRoot(folder);
  } catch (error) {
    if (UsageError.isInstance(error)) return folder;
    throw error;
  }
}

function readKey(file: string): KeyObject {
  try {
    return createPublicKey(readFileSync(file));
  } catch (error) {
    throw new UsageError('no-such-key', `${file} holds no public key`, { cause: error });
  }
}

function readWitness(file: string): Witness {
  try {
    return { envelope: JSON.parse(readFileSync(file, 'utf8')) as unknown, keptIn: file };
  } catch (error) {
    throw new UsageError('no-such-checkpoint', `${file} holds no checkpoint`, { cause: error });
  }
}
