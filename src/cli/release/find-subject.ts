import { hasStore, openStore } from '../../durable/index.ts';
import { UsageError } from '../../fault.ts';
import type { EntryOf, Ledger } from '../../ledger/index.ts';
import type { Refusal, Subject } from '../../release/index.ts';
import { autonomyOf, factsOf, requirementOf, type PendingDecision } from '../../review/index.ts';
import { nobodyMaySign, type FoundLaw } from '../oversight/law.ts';
import { matchId } from '../oversight/match-id.ts';
import { judgedOffer, verifiedEntries } from '../oversight/office.ts';
import type { Context } from '../context.ts';
import { withLineEndingsOf } from '../write-answer.ts';

type Gate = EntryOf<'gate-decided'>;

/**
 * The newest decision on the change that an id means, or undefined when the ledger has none.
 *
 * @throws UsageError `ambiguous-id`.
 */
export function findGate(root: string, id: string, context: Context): Gate | undefined {
  const decided = verifiedEntries(root, context).filter(
    (entry): entry is Gate => entry.kind === 'gate-decided',
  );
  const candidate = matchId(
    id,
    decided.map(({ body }) => body.candidate),
  );
  return decided.findLast(({ body }) => body.candidate === candidate);
}

/**
 * The change that an id means, as it is now.
 *
 * @throws UsageError `no-such-id`, `ambiguous-id`; `not-at-hand` for what no run of this project found.
 */
export async function findSubject(
  root: string,
  id: string,
  law: FoundLaw,
  ledger: Ledger,
  context: Context,
): Promise<{ readonly ok: true; readonly subject: Subject } | Refusal> {
  const known = findGate(root, id, context);
  const found = answerOf(root, known?.body.candidate ?? id);
  if (!found && known)
    throw new UsageError('not-at-hand', `no run of this project found ${known.body.candidate}`, {
      hint: 'A change that came by git is released by git: merge it when pawl gate lets it pass.',
    });
  if (!found)
    throw new UsageError('no-such-id', `there is no change ${id}`, {
      hint: 'See what waits: pawl review --list',
    });
  const { run, after } = found;
  const answer = { ...found.answer, after };
  const { pending: now } = await judgedOffer(root, found, law, context);
  const gate = known ?? recordAlone(root, now, law, ledger, context);
  if (!gate)
    return {
      ok: false,
      rule: 'enough-people',
      reason: 'nobody has signed for it',
      hint:
        law.signersFrom === undefined
          ? nobodyMaySign(law)
          : `See it and decide: pawl review ${answer.id.slice(0, 8)}`,
    };
  const { tests } = run.request;
  return { ok: true, subject: { gate, facts: factsOf(now.decision), answer, tests } };
}

/** The answer that an id means, with `after` as it is written. */
export function answerOf(root: string, id: string) {
  if (!hasStore(root)) return undefined;
  const store = openStore(root);
  try {
    const found = store.findAnswer(id);
    if (!found) return undefined;
    return { ...found, after: withLineEndingsOf(found.answer.before, found.answer.after) };
  } finally {
    store.close();
  }
}

/** What may pass alone has had nobody to record the decision on it. */
function recordAlone(
  root: string,
  { decision }: PendingDecision,
  law: FoundLaw,
  ledger: Ledger,
  context: Context,
): Gate | undefined {
  const { target, change } = decision;
  const { policy } = law;
  const entries = verifiedEntries(root, context);
  const { level } = autonomyOf(entries, target, change, policy, decision.candidate);
  const isAudited = law.isAudited?.(entries, decision) ?? false;
  const asked = requirementOf(decision, policy, level, isAudited);
  if (asked.kind !== 'alone') return undefined;
  const body = { ...decision, decision: 'approved', reason: asked.reason } as const;
  return ledger.append({ kind: 'gate-decided', body }) as Gate;
}
