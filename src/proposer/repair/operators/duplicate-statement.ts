import { is } from '../../../candidate/index.ts';
import { declares, insertAfter, positionOf } from '../text/statements.ts';
import { operator } from './operator.ts';

/** A call or assignment done once more. */
export const duplicateStatement = operator('duplicate-statement', function* (place) {
  const { node, parent, input, of } = place;
  if (!is(node, 'ExpressionStatement') || declares(node) || !positionOf(node, parent)) return;
  if (typeof node.directive === 'string') return;
  yield {
    edits: [insertAfter(input.source.text, node, of(node))],
    weight: 0.02,
    reason: 'Do this twice',
  };
});
