import { is, isFunction, isLoop, type Node } from '../../../candidate/index.ts';
import {
  declares,
  gap,
  insertAfter,
  insertBefore,
  jumpsOut,
  positionOf,
  remove,
  statementsOf,
} from '../text/statements.ts';
import { operator } from './operator.ts';

/** A statement moved out of the loop or branch that it is in, or into the one beside it. */
export const moveStatement = operator('move-statement', function* (place) {
  const { node, ancestors, parent, input, of } = place;
  const position = positionOf(node, parent);
  if (!position || is(node, 'FunctionDeclaration') || node.type.startsWith('Import')) return;
  const { text } = input.source;
  const statement = of(node);
  if (!/[;}]$/.test(statement)) return;
  const outer = ancestors.at(-2);
  const leaves = outer && (isLoop(outer) || is(node, 'BreakStatement', 'ContinueStatement'));
  if (is(parent, 'BlockStatement') && outer && !isFunction(outer) && !(leaves && jumpsOut(node))) {
    if (positionOf(outer, ancestors.at(-3))) {
      const weight = isLoop(outer) ? 0.12 : 0.06;
      const reason = isLoop(outer) ? 'Move this out of the loop' : 'Move this out of the branch';
      yield { edits: [remove(text, node), insertBefore(text, outer, statement)], weight, reason };
      if (!declares(node))
        yield { edits: [remove(text, node), insertAfter(text, outer, statement)], weight, reason };
    }
  }
  if (declares(node) && !is(node, 'VariableDeclaration')) return;
  for (const step of [1, -1]) {
    const beside = position.list[position.index + step];
    for (const block of beside ? blocksOf(beside) : []) {
      const list = statementsOf(block) ?? [];
      const [first, last] = [list[0], list.at(-1)];
      if (!first || !last) continue;
      const reason = 'Move this into the block beside it';
      const before = { start: first.start, end: first.start, text: statement + gap(text, first) };
      yield { edits: [remove(text, node), before], weight: 0.05, reason };
      yield {
        edits: [remove(text, node), insertAfter(text, last, statement)],
        weight: step === 1 ? 0.03 : 0.06,
        reason,
      };
    }
  }
});

function blocksOf(node: Node): readonly Node[] {
  if (isLoop(node)) return [node.body];
  if (is(node, 'IfStatement'))
    return node.alternate ? [node.consequent, node.alternate] : [node.consequent];
  return [];
}
