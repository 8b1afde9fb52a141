import type { Change, Proposal } from '../../candidate/index.ts';
import type { Proposer, ProposerInput } from '../proposer.ts';
import { rewrites } from './catalogue.ts';
import { pairs } from './pairs.ts';
import type { Gain } from './rewrite.ts';

const priors: Record<Gain, number> = { algorithmic: 0.8, allocation: 0.4, micro: 0.2 };

/** One change with the prior of its rule. */
export interface Site {
  readonly change: Change;
  readonly prior: number;
}

/** Every change that the catalogue finds in the regions, each once, the greatest gain first. */
export function sitesOf({ source, regions }: ProposerInput): Site[] {
  const seen = new Set<string>();
  const sites: Site[] = [];
  for (const rule of rewrites)
    for (const region of regions)
      for (const change of rule.find(region, source)) {
        const key = JSON.stringify(
          change.edits
            .map(({ start, end, text }) => [start, end, text] as const)
            .sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        );
        if (seen.has(key)) continue;
        seen.add(key);
        sites.push({ change, prior: priors[rule.gain ?? 'micro'] });
      }
  return sites.sort((a, b) => b.prior - a.prior);
}

/** Proposes performance rewrites: first every single one, then pairs that can be done together. */
export const rewriteProposer: Proposer = {
  name: 'rewrite',
  async *propose(input): AsyncGenerator<Proposal> {
    const sites = sitesOf(input);
    for (const { change, prior } of sites) yield { changes: [change], prior };
    yield* pairs(input.source, sites);
  },
};
