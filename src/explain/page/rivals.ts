import type { Dissection } from '../../loop/dissection.ts';
import { formatAmount, formatCount, formatInterval, formatRatio } from '../format.ts';
import { lastVerdicts, nearestMisses, rivals, type Near } from '../search.ts';
import { clip } from '../table.ts';
import { code, said, type Block, type Part } from './block.ts';
import { differenceOf } from './edits.ts';
import type { Subject } from './explanation.ts';

/** How many are shown of a kind. */
const shownOf = { valid: 4, near: 3 };

/** Who else was in the race, and on what they lost. */
export function rivalBlocks(subject: Subject): Block[] {
  const { answer, verdicts } = subject;
  const judged = lastVerdicts(verdicts);
  const misses = nearestMisses(judged).slice(0, shownOf.near);
  const valid = rivals(judged, answer.id);
  const blocks: Block[] = [
    ...consensusBlocks(subject, valid),
    ...misses.map((near) => item(...named(near), ': rejected by ', said(reasonOf(near)))),
  ];
  return blocks.length > 0 ? [{ kind: 'heading', parts: ['Rivals'] }, ...blocks] : [];
}

function consensusBlocks({ dissection, answer }: Subject, valid: readonly Near[]): Block[] {
  const { consensus, inputs } = dissection;
  if (!consensus) return slowerBlocks(dissection, valid);
  const on = `on all ${formatAmount(inputs, 'input')}`;
  const alike = consensus.alike - 1;
  const rest = consensus.rivals.length - shownOf.valid;
  const blocks: Block[] = [
    item(
      consensus.valid === 1
        ? 'No other candidate passed all tests.'
        : `${formatAmount(consensus.valid, 'candidate')} passed all tests; ${formatCount(alike)} of the others ${alike === 1 ? 'does' : 'do'} the same as this one ${on}; ${behaviours(consensus.rivals.length)}.`,
    ),
  ];
  for (const rival of consensus.rivals.slice(0, shownOf.valid)) {
    const near = valid.find(({ id }) => id === rival.id);
    if (!near) continue;
    const differs = `: passed too, and differs on ${formatAmount(rival.differing, 'input')}. `;
    blocks.push(item(...named(near), differs, ...differenceOf(rival.shown, 'here', 'there')));
  }
  if (rest > 0)
    blocks.push(
      item(`${formatAmount(rest, 'behaviour')} more: pawl show ${answer.id.slice(0, 8)}`),
    );
  return blocks;
}

function behaviours(count: number): string {
  if (count === 0) return 'none behaves otherwise';
  return formatAmount(count, 'other behaviour');
}

function named({ id, changes }: Near): Part[] {
  const does = changes.map(({ reason }) => reason).join('; ');
  return [code(id.slice(0, 8)), ' ', said(clip(does, 70))];
}

/** Others that did the same, and how long they take beside the answer. */
function slowerBlocks({ slower }: Dissection, valid: readonly Near[]): Block[] {
  const timed = slower.flatMap(({ id, speed }) => {
    const near = valid.find((each) => each.id === id);
    const takes = `: the same behaviour, takes ${formatRatio(speed.ratio)} the time of this one (${formatInterval(speed)})`;
    return near ? [item(...named(near), takes)] : [];
  });
  const rest = valid.length - timed.length;
  if (rest > 0)
    timed.push(item(`${formatCount(rest)} more with the same behaviour, not timed again`));
  return timed;
}

function reasonOf({ verdict }: Near): string {
  return verdict.valid ? '' : `${verdict.stage}: ${clip(verdict.reason, 140)}`;
}

function item(...parts: Part[]): Block {
  return { kind: 'item', parts };
}
