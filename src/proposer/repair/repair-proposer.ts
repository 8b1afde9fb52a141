import type { Proposal } from '../../candidate/index.ts';
import type { Proposer } from '../proposer.ts';
import { fillByAnalogy } from './analogy/analogies.ts';
import { repairOperators } from './operators/index.ts';
import { collect } from './ranking/collect.ts';
import { merge } from './ranking/merge.ts';
import { rankSingles, type Raw } from './ranking/singles.ts';
import { remaining, smellsIn } from './ranking/smells.ts';
import type { RepairInput } from './repair.ts';
import { fillBlocks } from './synthesis/blocks.ts';
import { constantHoles, fillConstants, fillHoles } from './synthesis/fill.ts';
import { fillFunctions } from './synthesis/functions.ts';
import { holes } from './synthesis/holes.ts';
import { fillObjects } from './synthesis/objects.ts';

/**
 * Proposals before the probe is asked: many bugs are found among these, without its run. Fewer where
 * a constant stands in the place of a condition: only the probe can help then.
 */
const before = { least: 12, most: 320 };
/** Further ones while the probe's answer is awaited: judges need not stand idle. */
const meanwhile = 300;

/**
 * Repairs by templates, copied code and synthesis in one stream, the likeliest first. Only the
 * proposals before the probe's run are ordered among themselves.
 */
export const repairProposer: Proposer<RepairInput> = {
  name: 'repair',
  async *propose(input): AsyncGenerator<Proposal> {
    const { text } = input.source;
    const left = remaining(smellsIn(input), text);
    const raws: Raw[] = [];
    const add = (more: Iterable<Raw>): void => {
      for (const { change, prior, merit = prior } of more) {
        const rest = left(change.edits);
        raws.push({ change, prior: prior * rest, merit: merit * rest });
      }
    };
    add(collect(repairOperators, input));
    for (const fill of [fillBlocks, fillFunctions, fillObjects, fillByAnalogy]) add(fill(input));
    const ranked = rankSingles(text, raws);
    const gaps = holes(input);
    const surely = constantHoles(gaps);
    const better = ranked.filter(({ prior }) => prior > (surely[0]?.weight ?? 0)).length;
    const first = Math.min(before.most, Math.max(before.least, better));
    for (const { change, prior, merit } of ranked.slice(0, first))
      yield { changes: [change], prior, merit };
    const given = new Set(ranked.slice(0, first).map(({ key }) => key));
    const further = function* (): Generator<Proposal> {
      const fresh = rankSingles(text, raws).filter(({ key }) => !given.has(key));
      for (const { change, prior, merit, key } of fresh.slice(0, meanwhile)) {
        given.add(key);
        yield { changes: [change], prior, merit };
      }
    };
    for (const [fill, some] of [
      [fillConstants, surely],
      [fillHoles, gaps.filter((gap) => !surely.includes(gap))],
    ] as const) {
      if (input.solved()) break;
      const filling = fill(input, some);
      // It is awaited below; until then its failure is not unhandled.
      filling.catch(() => {});
      if (some.length > 0) yield* further();
      add(await filling);
    }
    for (const proposal of merge(rankSingles(text, raws), given)) yield proposal;
  },
};
