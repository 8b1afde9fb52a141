import { is } from '../../../candidate/index.ts';
import { level } from '../text/precedence.ts';
import { operator, replace } from './operator.ts';

/** `++` for `--` and back; before for after; a step of two. */
export const updateOperator = operator('update-operator', function* (place) {
  const { node, parent } = place;
  if (!is(node, 'UpdateExpression')) return;
  const target = place.of(node.argument);
  const other = node.operator === '++' ? '--' : '++';
  const to = (text: string, weight: number, reason: string, strength: number = level.update) => ({
    edits: replace(place, text, strength),
    weight,
    reason,
  });
  yield to(
    node.prefix ? `${other}${target}` : `${target}${other}`,
    0.9,
    `Step with ${other} instead of ${node.operator}`,
  );
  if (is(parent, 'ForStatement') && parent.update === node)
    yield to(`${target} ${node.operator[0]}= 2`, 0.1, 'Step by two', level.assign);
  else if (!is(parent, 'ExpressionStatement'))
    yield to(
      node.prefix ? `${target}${node.operator}` : `${node.operator}${target}`,
      0.5,
      `Use the value ${node.prefix ? 'before' : 'after'} the step`,
    );
});
