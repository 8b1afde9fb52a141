import type { Proposal } from '../../candidate/index.ts';
import type { Proposer } from '../proposer.ts';
import { repairOperators } from './operators/index.ts';
import { collect } from './ranking/collect.ts';
import { merge } from './ranking/merge.ts';
import { rankSingles } from './ranking/singles.ts';
import type { RepairInput } from './repair.ts';
import { fillBlocks } from './synthesis/blocks.ts';
import { fillHoles } from './synthesis/fill.ts';
import { fillFunctions } from './synthesis/functions.ts';
import { holes } from './synthesis/holes.ts';
import { fillObjects } from './synthesis/objects.ts';

/** Proposals before the probe is asked: many bugs are found among these, without its run. */
const before = { least: 12, most: 120 };
/** Further ones while the probe's answer is awaited: judges need not stand idle. */
const meanwhile = 600;

/**
 * Repairs by templates, copied code and synthesis in one stream, the likeliest first. Only the
 * proposals before the probe's run are ordered among themselves.
 */
export const repairProposer: Proposer<RepairInput> = {
  name: 'repair',
  async *propose(input): AsyncGenerator<Proposal> {
    const { text } = input.source;
    const raws = collect(repairOperators, input);
    for (const fill of [fillBlocks, fillFunctions, fillObjects])
      for (const raw of fill(input)) raws.push(raw);
    const ranked = rankSingles(text, raws);
    const gaps = holes(input);
    const promising = ranked.filter(({ prior }) => prior > (gaps[0]?.weight ?? 0)).length;
    const first = Math.min(before.most, Math.max(before.least, promising));
    for (const { change, prior } of ranked.slice(0, first)) yield { changes: [change], prior };
    const filling = fillHoles(input, gaps);
    // It is awaited below; until then its failure is not unhandled.
    filling.catch(() => {});
    const early = ranked.slice(0, first + meanwhile);
    for (const { change, prior } of early.slice(first)) yield { changes: [change], prior };
    const given = new Set(early.map(({ key }) => key));
    for (const raw of await filling) raws.push(raw);
    for (const proposal of merge(rankSingles(text, raws), given)) yield proposal;
  },
};
