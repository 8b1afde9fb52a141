import { resolve } from 'node:path';
import type { Context, ExitCode } from '../context.ts';
import { assertSigners, keyFor, refuseIt, signFor, type Desk, type Outcome } from './decide.ts';
import { lawOf } from './law.ts';
import {
  findPending,
  offersOf,
  openProjectLedger,
  verifiedEntries,
  watchedRoot,
} from './office.ts';

/** `pawl sign`. Exit 0 when it was recorded. */
export function signCommand(
  folder: string,
  id: string,
  reason: string,
  key: string | undefined,
  context: Context,
): Promise<ExitCode> {
  return atDesk(folder, context, (desk) => {
    const pending = findPending(id, verifiedEntries(desk.root, context), desk.offers);
    assertSigners(desk.law);
    return signFor(desk, pending, reason, keyFor(desk, key && resolve(context.cwd, key)));
  });
}

/** `pawl reject`. Exit 0 when it was recorded. */
export function rejectCommand(
  folder: string,
  id: string,
  reason: string,
  another: boolean,
  key: string | undefined,
  context: Context,
): Promise<ExitCode> {
  return atDesk(folder, context, (desk) => {
    const pending = findPending(id, verifiedEntries(desk.root, context), desk.offers);
    return refuseIt(desk, pending, reason, another, key && resolve(context.cwd, key));
  });
}

async function atDesk(
  folder: string,
  context: Context,
  work: (desk: Desk) => Outcome,
): Promise<ExitCode> {
  const root = watchedRoot(folder);
  const law = lawOf(root, context);
  const ledger = openProjectLedger(root, context);
  try {
    const offers = await offersOf(root, law, context);
    const { ok, text } = work({ root, law, ledger, offers, context });
    context[ok ? 'stdout' : 'stderr'].write(`${text}\n`);
    return ok ? 0 : 1;
  } finally {
    ledger.close();
  }
}
