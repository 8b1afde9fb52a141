import type { Store, StoredRun } from '../../durable/index.ts';
import { depthOf } from '../../depth.ts';
import type { Entry, LedgerEvent } from '../../ledger/index.ts';
import type { Context } from '../context.ts';
import { targetName } from '../../target-name.ts';

/** Runs that began so long before the ledger did are nobody's business any more. */
const dayMs = 86_400_000;
/** The newest runs, of which so many are looked at. */
const most = 1_000;

/**
 * Runs that were killed or broke off, as the ledger has it when a run has ended: or one that is killed in
 * time would cost no budget. What each has taken is not known, so that all that it might have counts.
 *
 * @param store - of a project that is locked: no run of it is at work
 */
export function unendedRuns(
  store: Store,
  entries: readonly Entry[],
  { now, env }: Pick<Context, 'now' | 'env'>,
): readonly LedgerEvent[] {
  const ended = new Set(
    entries.flatMap((entry) => (entry.kind === 'run-ended' ? [entry.body.run] : [])),
  );
  const [first] = entries;
  const since = (first ? Date.parse(first.at) : now()) - dayMs;
  const isUnended = ({ id, startedAt, outcome }: StoredRun): boolean =>
    outcome === undefined && startedAt > since && !ended.has(id);
  return store
    .listRuns(most)
    .filter(isUnended)
    .map(({ id, request, startedAt }): LedgerEvent => {
      const { command, budgetMs } = request;
      const verdicts = store.verdictsOf(id);
      const body = {
        run: id,
        command,
        target: targetName(request),
        outcome: 'interrupted' as const,
        reason: 'it did not come to its end',
        candidate: null,
        judged: verdicts.length,
        valid: verdicts.filter(({ verdict }) => verdict.valid).length,
        ms: Math.max(0, Math.round(Math.min(budgetMs, now() - startedAt))),
        depth: depthOf(env),
      };
      return { kind: 'run-ended', body };
    });
}
