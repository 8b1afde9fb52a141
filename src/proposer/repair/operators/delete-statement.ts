import { is } from '../../../candidate/index.ts';
import { declares, positionOf, remove } from '../text/statements.ts';
import { edit, operator } from './operator.ts';

/** A statement left out; an `if` without its condition, or only its `else`. */
export const deleteStatement = operator('delete-statement', function* (place) {
  const { node, parent, input, of } = place;
  const { text } = input.source;
  if (is(node, 'IfStatement')) {
    yield {
      edits: [edit(node, of(node.consequent))],
      weight: 0.06,
      reason: 'Do this without asking the condition',
    };
    if (node.alternate)
      yield {
        edits: [edit({ start: node.consequent.end, end: node.alternate.end }, '')],
        weight: 0.08,
        reason: 'Leave out the else branch',
      };
  }
  if (declares(node) || is(node, 'EmptyStatement') || !positionOf(node, parent)) return;
  if (is(node, 'ExpressionStatement') && typeof node.directive === 'string') return;
  yield {
    edits: [remove(text, node)],
    weight: is(node, 'ReturnStatement') ? 0.06 : 0.14,
    reason: 'Leave this statement out',
  };
});
