import { resolve } from 'node:path';
import { readAudit } from '../../audit/signed.ts';
import { auditPublicKey } from '../../ledger/index.ts';
import { hasStore, openStore } from '../../durable/index.ts';
import { clip, visible } from '../../explain/index.ts';
import { queueOf, type PendingDecision } from '../../review/index.ts';
import type { Context, ExitCode } from '../context.ts';
import { keptDissection, subjectOf } from '../explain/explain-command.ts';
import { looksOf } from '../looks.ts';
import { keyFor, refuseIt, signFor, type Desk, type Outcome } from './decide.ts';
import { describe, needsOf } from './describe.ts';
import { lawOf } from './law.ts';
import { listJson, listTable } from './list.ts';
import {
  findPending,
  offersOf,
  openProjectLedger,
  verifiedEntries,
  watchedRoot,
} from './office.ts';
import { terminalPrompts, type Prompts } from './prompts.ts';

interface Options {
  readonly list?: boolean;
  readonly json?: boolean;
  readonly key?: string;
}

/** `pawl review`: in a terminal, asks; elsewhere, or with `--list`, tells what waits. */
export async function review(
  folder: string,
  id: string | undefined,
  { list = false, json = false, key }: Options,
  context: Context,
  prompts: Prompts = terminalPrompts,
): Promise<ExitCode> {
  const root = watchedRoot(folder);
  const law = lawOf(root, context);
  const entries = verifiedEntries(root, context);
  const offers = await offersOf(root, law, context);
  const pending = offers.map((offer) => offer.pending);
  const queue = id === undefined ? queueOf(entries, pending) : [findPending(id, entries, offers)];
  const looks = looksOf(context.stdout, context.env);
  if (json) {
    context.stdout.write(listJson(queue, entries, law.policy));
    return 0;
  }
  const asks = !list && prompts.ready && queue.length > 0;
  if (!asks) {
    const only = id === undefined || list ? undefined : queue[0];
    context.stdout.write(
      only
        ? `${show({ root, law, offers, context }, only, entries)}\n`
        : listTable(queue, entries, law.policy, looks),
    );
    return 0;
  }
  const ledger = openProjectLedger(root, context);
  try {
    const desk = { root, law, ledger, offers, context };
    await askAbout(desk, queue, key && resolve(context.cwd, key), prompts);
    return 0;
  } finally {
    ledger.close();
  }
}

/** One after another, until nothing waits or the person has had enough. */
async function askAbout(
  desk: Desk,
  queue: readonly PendingDecision[],
  key: string | undefined,
  prompts: Prompts,
): Promise<void> {
  const say = (text: string): void => void desk.context.stdout.write(`${text}\n`);
  const left = [...queue];
  while (left.length > 0) {
    const pending = left.length === 1 ? left[0] : await choose(desk, left, prompts);
    if (!pending) return;
    say(`\n${show(desk, pending, verifiedEntries(desk.root, desk.context))}\n`);
    let outcome = await decide(desk, pending, key, prompts);
    while (outcome === 'explain') {
      say(`\n${await explained(desk, pending)}\n`);
      outcome = await decide(desk, pending, key, prompts);
    }
    if (outcome === 'stop') return;
    left.splice(left.indexOf(pending), 1);
    if (outcome !== 'later') say(`\n${outcome.text}\n`);
  }
}

async function choose(
  { law, root, context }: Desk,
  left: readonly PendingDecision[],
  prompts: Prompts,
): Promise<PendingDecision | undefined> {
  const entries = verifiedEntries(root, context);
  const { width } = looksOf(context.stdout, context.env);
  const chosen = await prompts.choose(
    `${left.length} changes wait for a person`,
    left.map((pending, index) => {
      const { candidate, change, target } = pending.decision;
      const { short } = needsOf(pending, entries, law.policy);
      const label = `${candidate.slice(0, 8)}  ${change}  ${target}  needs ${short}`;
      return { value: String(index), label: clip(visible(label), width - 6) };
    }),
  );
  return chosen === undefined ? undefined : left[Number(chosen)];
}

async function decide(
  desk: Desk,
  pending: PendingDecision,
  given: string | undefined,
  prompts: Prompts,
): Promise<Outcome | 'explain' | 'later' | 'stop'> {
  const isKnown = offerOf(desk, pending) !== undefined;
  const choice = await prompts.choose('What do you say?', [
    { value: 'approve', label: 'Approve', hint: 'sign for it with your SSH key' },
    { value: 'reject', label: 'Reject', hint: 'with a reason' },
    { value: 'another', label: 'Ask for another', hint: 'reject, and let the search go on' },
    ...(isKnown ? [{ value: 'explain', label: 'Explain', hint: 'measure each edit' }] : []),
    { value: 'later', label: 'Later' },
  ]);
  if (choice === undefined) return 'stop';
  if (choice === 'later' || choice === 'explain') return choice;
  const isApproval = choice === 'approve';
  const hint = isApproval ? 'what you have looked at' : 'what is wrong with it';
  const reason = await prompts.write('Why?', hint);
  if (reason === undefined) return 'later';
  if (isApproval) return signFor(desk, pending, reason, keyFor(desk, given));
  return refuseIt(desk, pending, reason, choice === 'another', given);
}

/** The page on it, measured now where it was not before. */
async function explained(desk: Desk, pending: PendingDecision): Promise<string> {
  const store = openStore(desk.root);
  try {
    await subjectOf(store, desk.root, pending.decision.candidate, false, desk.context);
  } finally {
    store.close();
  }
  return show(desk, pending, verifiedEntries(desk.root, desk.context));
}

function offerOf({ offers }: Pick<Desk, 'offers'>, { decision }: PendingDecision) {
  return offers.find(({ answer }) => answer.id === decision.candidate);
}

/** The whole of it, with what the run that found it tried where that is known. */
function show(
  { root, law, offers, context }: Omit<Desk, 'ledger'>,
  pending: PendingDecision,
  entries: ReturnType<typeof verifiedEntries>,
): string {
  const offer = offerOf({ offers }, pending);
  const looks = looksOf(context.stdout, context.env);
  const { candidate, files } = pending.decision;
  const [file] = files.length === 1 ? files : [];
  const { before, after } = file ?? { before: null, after: null };
  const audit = readAudit(entries, { candidate, before, after }, auditPublicKey(context.env));
  if (!offer || !hasStore(root))
    return describe(pending, entries, law.policy, undefined, audit, looks);
  const store = openStore(root);
  try {
    const verdicts = store.verdictsOf(offer.run.id);
    const dissection = keptDissection(store, offer.run.id, offer.answer);
    return describe(pending, entries, law.policy, { ...offer, verdicts, dissection }, audit, looks);
  } finally {
    store.close();
  }
}
