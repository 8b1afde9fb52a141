import { clip, renderTable, visible, type Looks } from '../../explain/index.ts';
import type { Entry } from '../../ledger/index.ts';
import type { PendingDecision, Policy } from '../../review/index.ts';
import { needsOf, saidAbout } from './describe.ts';

/** One line of JSON for each thing that waits. */
export function listJson(
  queue: readonly PendingDecision[],
  entries: readonly Entry[],
  policy: Policy,
): string {
  return queue
    .map((pending) => {
      const { decision, entry, since } = pending;
      const { short: needs, reasons } = needsOf(pending, entries, policy);
      const said = saidAbout(pending, entries);
      return `${JSON.stringify({ ...decision, gate: entry?.hash ?? null, since, needs, reasons, said })}\n`;
    })
    .join('');
}

/** A table for a person. */
export function listTable(
  queue: readonly PendingDecision[],
  entries: readonly Entry[],
  policy: Policy,
  { paint, width }: Looks,
): string {
  if (queue.length === 0) return 'Nothing waits for a person.\n';
  const rows = queue.map((pending) => {
    const { candidate, change, target, why } = pending.decision;
    const { short } = needsOf(pending, entries, policy);
    const said = saidAbout(pending, entries).length > 0 ? ', has a word' : '';
    const row = [candidate.slice(0, 8), pending.since.slice(0, 10), change, `${short}${said}`];
    const taken = row.join('  ').length + 2;
    const what = `${target}  ${why[0] ?? ''}`;
    return [...row, clip(visible(what), Math.max(20, width - taken))];
  });
  const head = ['id', 'since', 'change', 'needs', 'what'];
  const lines = renderTable(
    [head, ...rows],
    ['left', 'left', 'left', 'left', 'left'],
    (cell, row, column) =>
      row === 0 ? paint('dim', cell) : column === 0 ? paint('name', cell) : cell,
  );
  return `${lines.join('\n')}\n\nSee and decide: pawl review ID\n`;
}
