import { is } from '../../../candidate/index.ts';
import { edit, operator, replaceBy } from './operator.ts';

/** The arms of `?:` or the branches of `if` swapped; one arm alone. */
export const ternaryArms = operator('ternary-arms', function* (place) {
  const { node, of } = place;
  if (is(node, 'IfStatement') && node.alternate) {
    const { consequent, alternate } = node;
    if (is(consequent, 'BlockStatement') && is(alternate, 'BlockStatement'))
      yield {
        edits: [edit(consequent, of(alternate)), edit(alternate, of(consequent))],
        weight: 0.2,
        reason: 'Swap the branches',
      };
  }
  if (!is(node, 'ConditionalExpression')) return;
  const { consequent, alternate } = node;
  yield {
    edits: [edit(consequent, of(alternate)), edit(alternate, of(consequent))],
    weight: 0.25,
    reason: 'Swap the two arms',
  };
  for (const arm of [consequent, alternate])
    yield { edits: replaceBy(place, arm), weight: 0.1, reason: `Take \`${of(arm)}\` always` };
});
