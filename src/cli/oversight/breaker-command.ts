import { resolve } from 'node:path';
import type { BreakerState } from '../../boundary/index.ts';
import { visible } from '../../explain/index.ts';
import { UsageError } from '../../fault.ts';
import { hasLedger, type Entry, type EntryOf } from '../../ledger/index.ts';
import { breachInWords, easeBreaker } from '../../review/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { breakerNow, recordOpening, whyOpen } from './breaker.ts';
import { keyFor } from './decide.ts';
import { lawOf, type FoundLaw } from './law.ts';
import { openProjectLedger, verifiedEntries, watchedOrFolder, whatKeepsLedger } from './office.ts';
import { terminalPrompts, type Prompts } from './prompts.ts';

export type BreakerAction = 'state' | 'open' | 'close' | 'half-open';

interface Options {
  readonly json?: boolean;
  readonly reason?: string;
  readonly key?: string;
}

/** `pawl breaker`. Exit 0: closed, or what was asked was done; 1: open, or it was not done. */
export async function breakerCommand(
  folder: string,
  action: BreakerAction,
  { json = false, reason, key }: Options,
  context: Context,
  prompts: Prompts = terminalPrompts,
): Promise<ExitCode> {
  const root = watchedOrFolder(folder);
  const law = lawOf(root, context);
  const state = breakerNow(root, law, context);
  if (action === 'state') {
    if (!hasLedger(root))
      context.stderr.write(
        `pawl: no ledger is kept for ${visible(root)}, so nothing is counted\n  ${whatKeepsLedger}\n`,
      );
    const breaches = state.kind === 'closed' ? [] : breachesOf(verifiedEntries(root, context));
    return tell(state, breaches, json, context);
  }
  if (!reason?.trim())
    throw new UsageError('no-reason', `pawl breaker ${action} needs a reason`, {
      hint: `pawl breaker ${action} --reason "…"`,
    });
  if (action === 'open') {
    const ledger = openProjectLedger(root, context);
    try {
      recordOpening(ledger, 'by hand', reason, law);
    } finally {
      ledger.close();
    }
    context.stdout.write('The breaker is open: nothing runs and nothing passes.\n');
    return 0;
  }
  if (state.kind === 'closed' || state.opened === undefined) {
    context.stdout.write('The breaker is closed.\n');
    return 0;
  }
  const opening = { ...state, opened: state.opened };
  const withKey = await keyOrWord({ root, law, context }, opening, key, prompts);
  if (!withKey.ok) return refuse(withKey.reason, context);
  const kind = action === 'close' ? 'breaker-closed' : 'breaker-half-opened';
  const ledger = openProjectLedger(root, context);
  try {
    const said = { reason, now: context.now() };
    const eased = easeBreaker(kind, opening, said, withKey.key, law, ledger);
    if (!eased.ok) return refuse(`not recorded: ${eased.reason}`, context);
  } finally {
    ledger.close();
  }
  return done(breakerNow(root, law, context), context);
}

/** The key to sign with; or, where nobody could sign when it opened, a person's word in a terminal. */
async function keyOrWord(
  { root, law, context }: { root: string; law: FoundLaw; context: Context },
  { opened }: { readonly opened: string },
  given: string | undefined,
  prompts: Prompts,
): Promise<
  | { readonly ok: true; readonly key: string | undefined }
  | { readonly ok: false; readonly reason: string }
> {
  const entry = verifiedEntries(root, context).find(
    (each): each is EntryOf<'breaker-opened'> =>
      each.kind === 'breaker-opened' && each.hash === opened,
  );
  if (law.signersFrom !== undefined) {
    const desk = { root, law, context };
    return { ok: true, key: keyFor(desk, given && resolve(context.cwd, given)) };
  }
  if (entry?.body.unsigned !== true)
    return {
      ok: false,
      reason: `it takes the signature of one whom ${law.policy.allowedSigners} names, and there is none: commit it first`,
    };
  if (!prompts.ready)
    return {
      ok: false,
      reason: 'where nobody can sign, a person closes it in a terminal, and this is none',
    };
  const word = await prompts.write('To go on, type: I have looked', 'I have looked');
  return word === 'I have looked'
    ? { ok: true, key: undefined }
    : { ok: false, reason: 'it stays as it is' };
}

type Breach = EntryOf<'sandbox-breached'>['body'];

/** Who got out of its jail since it was last closed: of each run what is known best. */
function breachesOf(entries: readonly Entry[]): readonly Breach[] {
  const closed = entries.findLastIndex(({ kind }) => kind === 'breaker-closed');
  const amount = ({ among }: Breach): number => among ?? Infinity;
  const best = new Map<string, Breach>();
  for (const { kind, body } of entries.slice(closed + 1)) {
    if (kind !== 'sandbox-breached') continue;
    // What was judged outside of a run has no name to be told apart by.
    const key = `${body.run} ${body.target} ${body.run === '' ? (body.suspects?.[0]?.candidate ?? '') : ''}`;
    const known = best.get(key);
    if (!known || amount(body) <= amount(known)) best.set(key, body);
  }
  return [...best.values()];
}

function renderBreach(breach: Breach): string {
  const { target, run, suspects = [] } = breach;
  const lines = suspects.flatMap(({ candidate, changes }) =>
    changes === '' ? [] : [`  ${candidate}`, ...changes.split('\n').map((line) => `    ${line}`)],
  );
  const more = run === '' ? [] : [`  What else it tried: pawl show ${run}`];
  return [`Out of its jail, for ${target}: ${breachInWords(breach)}`, ...lines, ...more]
    .map((line) => `${visible(line)}\n`)
    .join('');
}

function tell(
  state: BreakerState,
  breaches: readonly Breach[],
  json: boolean,
  { stdout }: Context,
): ExitCode {
  if (json)
    stdout.write(`${JSON.stringify({ ...state, ...(breaches.length > 0 && { breaches }) })}\n`);
  else if (state.kind === 'closed') stdout.write('Closed: runs and changes go on.\n');
  else {
    const since = new Date(state.since).toISOString();
    const what =
      state.kind === 'open'
        ? 'Open: nothing runs and nothing passes'
        : state.run === undefined
          ? 'Half-open: one run and one change may pass'
          : 'Half-open: its one run was let through; one change may pass';
    stdout.write(
      `${what}.\n  ${visible(state.trigger)}: ${visible(state.reason)}\n  since ${since}\n${breaches.map(renderBreach).join('')}To go on: pawl breaker close --reason "…", or half-open for one run.\n`,
    );
  }
  return state.kind === 'closed' ? 0 : 1;
}

function done(state: BreakerState, { stdout }: Context): ExitCode {
  if (state.kind === 'open') stdout.write(`Closed that; ${visible(whyOpen(state))}\n`);
  else if (state.kind === 'half-open')
    stdout.write('Half-open: one run and one change may pass.\n');
  else stdout.write('Closed: runs and changes go on.\n');
  return state.kind === 'open' ? 1 : 0;
}

function refuse(reason: string, { stderr }: Context): ExitCode {
  stderr.write(`pawl: ${visible(reason)}\n`);
  return 1;
}
