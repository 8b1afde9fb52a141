import type { Proposal } from '../../candidate/index.ts';
import type { Proposer } from '../proposer.ts';
import { repairOperators } from './operators/index.ts';
import { collect } from './ranking/collect.ts';
import { merge } from './ranking/merge.ts';
import { rankSingles } from './ranking/singles.ts';
import type { RepairInput } from './repair.ts';

/** Repairs by templates, ingredients and synthesis, one stream, the likeliest first. */
export const repairProposer: Proposer<RepairInput> = {
  name: 'repair',
  async *propose(input): AsyncGenerator<Proposal> {
    yield* merge(rankSingles(input.source.text, collect(repairOperators, input)));
  },
};
