import { formatAmount } from '../format.ts';
import { lastVerdicts } from '../search.ts';
import { clip } from '../table.ts';
import { said, type Block } from './block.ts';
import type { Subject } from './explanation.ts';

const shown = 4;

/** Inputs that the run found candidates to be wrong on, those that rejected most first. */
export function counterExampleBlocks({ verdicts }: Subject): Block[] {
  const found = new Map<string, { readonly reason: string; count: number }>();
  for (const { verdict } of lastVerdicts(verdicts)) {
    if (verdict.valid || !['examples', 'differential'].includes(verdict.stage)) continue;
    const input = verdict.reason.split(' instead of ')[0]!.split(': ')[0]!;
    const known = found.get(input) ?? { reason: verdict.reason, count: 0 };
    known.count++;
    found.set(input, known);
  }
  if (found.size === 0) return [];
  const sorted = [...found.values()].sort((a, b) => b.count - a.count);
  const rest = sorted.length - shown;
  return [
    { kind: 'heading', parts: ['Counter-examples'] },
    ...sorted.slice(0, shown).map(({ reason, count }): Block => ({
      kind: 'item',
      parts: [`${formatAmount(count, 'candidate')}: `, said(clip(reason, 200))],
    })),
    ...(rest > 0
      ? [{ kind: 'item' as const, parts: [`${formatAmount(rest, 'input')} more`] }]
      : []),
  ];
}
