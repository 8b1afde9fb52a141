import { randomUUID } from 'node:crypto';
import type { Store } from '../../durable/index.ts';
import { plain, renderDiff } from '../../explain/index.ts';
import type { Entry, EntryOf, LedgerEvent } from '../../ledger/index.ts';
import { depthOf } from '../../depth.ts';
import type { RunRequest } from '../../loop/answer.ts';
import type { Admission, Breach, Generation, Refusal, RunEnd, Watch } from '../../loop/index.ts';
import { generationOf } from '../../review/index.ts';
import type { Context } from '../context.ts';
import { breakerNow, isWatched, recordOpening, watchBreaker, whyOpen } from './breaker.ts';

import { lawOf, type FoundLaw } from './law.ts';
import { openProjectLedger, verifiedEntries } from './office.ts';
import { unendedRuns } from './unended.ts';
import { targetName } from '../../target-name.ts';

/** Of a batch in which something got out so many are kept by name, and of what each changes so much. */
const mostSuspects = 16;
const mostCharacters = 4_000;

/** Watches over the runs of a project by its ledger, where one is kept or the law asks for one. */
export function watchFor(root: string, store: Store, context: Context): Watch {
  return {
    admit: (request) => admit(root, request, store, context),
    generation: (target, make) => generation(root, target, make, context),
    breached: (breach) => recordBreach(root, breach, context),
    ended: (end) => record(root, end, context),
  };
}

function admit(root: string, request: RunRequest, store: Store, context: Context): Admission {
  const law = lawOf(root, context);
  const { command } = request;
  if (isWatched(root, law, context)) {
    const unended = unendedRuns(store, verifiedEntries(root, context), context);
    for (const event of unended) append(root, context, event);
    if (unended.length > 0) watchBreaker(root, law, context);
  }
  const admitted = admitBy(root, law, { command, target: targetName(request) }, context);
  if (!admitted.ok) return admitted;
  if (!isWatched(root, law, context)) return { ok: true, refused: [] };
  return { ok: true, refused: refusalsOf(verifiedEntries(root, context), request.file, store) };
}

/** Whether something may run now; what is let through a half-open breaker is recorded. */
function admitBy(
  root: string,
  law: FoundLaw,
  about: { readonly command: string; readonly target: string },
  context: Context,
): { readonly ok: true } | { readonly ok: false; readonly reason: string } {
  const depth = depthOf(context.env);
  const isDeep = depth > law.breaker.recursionDepth;
  const reason = `self-improvement is ${depth} levels deep`;
  if (!isWatched(root, law, context)) return isDeep ? { ok: false, reason } : { ok: true };
  const state = breakerNow(root, law, context);
  if (state.kind === 'open') return { ok: false, reason: whyOpen(state) };
  if (isDeep) {
    // Whatever started it is a loop that nobody meant: what it starts next may say another depth.
    const ledger = openProjectLedger(root, context);
    try {
      recordOpening(ledger, 'recursion-depth', reason, law);
    } finally {
      ledger.close();
    }
    return { ok: false, reason };
  }
  if (state.kind === 'half-open') {
    if (state.run !== undefined || state.opened === undefined)
      return { ok: false, reason: 'the breaker is half-open, and its one run was let through' };
    const { opened } = state;
    append(root, context, { kind: 'run-admitted', body: { ...about, opened } });
  }
  return { ok: true };
}

function append(root: string, context: Context, event: LedgerEvent): void {
  const ledger = openProjectLedger(root, context);
  try {
    ledger.append(event);
  } finally {
    ledger.close();
  }
}

/** What came of judging given versions, and what they have cost who made them. */
export interface Judging {
  readonly judged: number;
  readonly valid: number;
  readonly ms: number;
  readonly money: number;
  readonly tokens: number;
  readonly isStopped: boolean;
}

/** Judging what others propose is a run too: it is let through, counted and recorded as one. */
export function watchJudging(
  root: string,
  target: string,
  context: Context,
):
  | { readonly ok: true; ended(judging: Judging): void }
  | { readonly ok: false; readonly reason: string } {
  const law = lawOf(root, context);
  const command = 'judge';
  const admitted = admitBy(root, law, { command, target }, context);
  if (!admitted.ok) return admitted;
  return {
    ok: true,
    ended: ({ judged, valid, ms, money, tokens, isStopped }) => {
      if (!isWatched(root, law, context)) return;
      append(root, context, {
        kind: 'run-ended',
        body: {
          run: `judge-${randomUUID().slice(0, 8)}`,
          command,
          target,
          outcome: valid > 0 ? 'improved' : isStopped ? 'interrupted' : 'not-improved',
          reason: '',
          candidate: null,
          judged,
          valid,
          ms: Math.max(0, Math.round(ms)),
          depth: depthOf(context.env),
          ...(money > 0 && { money }),
          ...(tokens > 0 && { tokens }),
        },
      });
      watchBreaker(root, law, context);
    },
  };
}

/** What is kept of a target's beginning; frozen now when it is seen for the first time. */
async function generation(
  root: string,
  target: string,
  make: () => Promise<Generation>,
  context: Context,
): Promise<Generation | undefined> {
  if (!isWatched(root, lawOf(root, context), context)) return undefined;
  const known = generationOf(verifiedEntries(root, context), target);
  if (known) {
    const { text, offers, behaviour } = known.body;
    return { target, text, offers, behaviour: JSON.parse(behaviour) as Generation['behaviour'] };
  }
  const made = await make();
  const behaviour = JSON.stringify(made.behaviour);
  const { text, offers } = made;
  append(root, context, { kind: 'generation-frozen', body: { target, text, offers, behaviour } });
  return made;
}

/** Written down whether a ledger is kept or not: what got out once is not for the next run to find. */
export function recordBreach(
  root: string,
  { run, file, symbol, what, during, before, suspects }: Breach,
  context: Context,
): void {
  const target = targetName({ file, symbol });
  const kept = suspects.slice(0, mostSuspects).map(({ id, text }) => ({
    candidate: id,
    changes: text === before ? '' : cut(renderDiff(file, before, text, plain)),
  }));
  append(root, context, {
    kind: 'sandbox-breached',
    body: {
      run,
      target,
      what,
      ...(during !== undefined && { during }),
      ...(kept.length > 0 && { suspects: kept, among: suspects.length }),
    },
  });
  watchBreaker(root, lawOf(root, context), context);
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}\n…` : text;
}

function record(
  root: string,
  { run, request, outcome, counts, ms }: RunEnd,
  context: Context,
): void {
  const law = lawOf(root, context);
  if (!isWatched(root, law, context)) return;
  append(root, context, {
    kind: 'run-ended',
    body: {
      run,
      command: request.command,
      target: targetName(request),
      outcome: outcome.kind,
      reason: 'reason' in outcome ? outcome.reason : '',
      candidate: outcome.kind === 'improved' ? outcome.answer.id : null,
      judged: counts.judged,
      valid: counts.valid,
      ms: Math.max(0, Math.round(ms)),
      depth: depthOf(context.env),
    },
  });
  watchBreaker(root, law, context);
}

/** What people have refused of a file, and have not accepted since. */
function refusalsOf(entries: readonly Entry[], file: string, store: Store): Refusal[] {
  const gates = new Map<string, EntryOf<'gate-decided'>>();
  const refusals = new Map<string, Refusal>();
  for (const entry of entries) {
    if (entry.kind === 'gate-decided') gates.set(entry.hash, entry);
    if (entry.kind === 'candidate-accepted') refusals.delete(entry.body.candidate);
    if (entry.kind !== 'sign-off-refused') continue;
    const { candidate, gate, reason } = entry.body;
    const change = gates.get(gate)?.body.files.find((each) => each.file === file);
    if (!change) continue;
    // A candidate is named by the start of its text's digest; a change by git has no other name.
    const ids = [candidate, ...(change.after === null ? [] : [change.after.slice(0, 16)])];
    const text = store.findAnswer(candidate)?.answer.after;
    refusals.set(candidate, { ids, reason, ...(text !== undefined && { text }) });
  }
  return [...refusals.values()];
}
