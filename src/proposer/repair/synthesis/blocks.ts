import { is, isFunction, type Node } from '../../../candidate/index.ts';
import { edit, insert, insertText, placeOf, type Place } from '../operators/operator.ts';
import type { Raw } from '../ranking/singles.ts';
import type { RepairInput } from '../repair.ts';
import { walkRuntime } from '../text/runtime.ts';
import { copiedBodies } from './copied-bodies.ts';
import { statementsFor, type MadeStatement } from './statements.ts';

/** Statements tried in one empty block. */
const most = 1500;

/** Fills blocks, bodies and cases that do nothing. */
export function* fillBlocks(input: RepairInput): Generator<Raw> {
  for (const { node, ancestors } of walkRuntime(input.source.program)) {
    if (!input.regions.some((one) => one.start <= node.start && one.end >= node.end)) continue;
    const weight = likelihood(node, ancestors.at(-1));
    if (weight === 0) continue;
    const place = placeOf(node, ancestors, input);
    // What an empty block lacks runs where its owner does, also when the block itself is not told of.
    const suspicion = Math.max(
      input.suspicion(node),
      0.5 * input.suspicion(ancestors.at(-1) ?? node),
    );
    let rank = 0;
    for (const one of fillings(place)) {
      if (rank >= most) break;
      const prior = (suspicion * weight * 0.8) / (1 + rank++ / 12);
      const merit = 0.8 * weight * Math.exp(-0.6 * Math.max(0, one.cost - 1));
      yield { prior, merit, change: change(place, one) };
    }
  }
}

function likelihood(node: Node, parent: Node | undefined): number {
  if (is(node, 'SwitchCase')) return node.consequent.length === 0 ? 0.4 : 0;
  if (!is(node, 'BlockStatement') || node.body.length > 0) return 0;
  if (is(parent, 'CatchClause')) return 0.3;
  // A function that does nothing is at times meant so.
  return isFunction(parent) ? 0.7 : 1;
}

/** Copied bodies and made statements, the cheapest first. */
function fillings(place: Place): MadeStatement[] {
  const seen = new Set<string>();
  return [...copiedBodies(place), ...statementsFor(place)]
    .sort((a, b) => a.cost - b.cost)
    .filter(({ text }) => !seen.has(text) && seen.add(text));
}

function change({ node, of }: Place, { text }: MadeStatement) {
  const edits = is(node, 'SwitchCase')
    ? [insert(node.end, ` ${insertText(of(node), text)}`)]
    : [edit(node, `{ ${text} }`)];
  return { operator: 'fill-block', edits, reason: `Do \`${text}\` here` };
}
