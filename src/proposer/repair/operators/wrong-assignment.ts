import { is } from '../../../candidate/index.ts';
import { operatorLevel } from '../text/precedence.ts';
import { operand, operator, replace, replaceBy } from './operator.ts';

/** An assignment where a comparison is meant, or the reverse; an assignment without its effect. */
export const wrongAssignment = operator('wrong-assignment', function* (place) {
  const { node, parent, condition, of } = place;
  if (is(node, 'AssignmentExpression') && (condition || is(parent, 'ReturnStatement'))) {
    if (is(node.left, 'ArrayPattern', 'ObjectPattern')) return;
    const own = operatorLevel('===');
    yield {
      edits: replace(place, `${of(node.left)} === ${operand(place, node.right, own + 1)}`, own),
      weight: 0.5,
      reason: 'Compare instead of assigning',
    };
    yield { edits: replaceBy(place, node.right), weight: 0.1, reason: 'Do not assign' };
  }
  if (is(node, 'BinaryExpression') && is(parent, 'ExpressionStatement'))
    if (/^===?$/.test(node.operator) && is(node.left, 'Identifier', 'MemberExpression'))
      yield {
        edits: replace(place, `${of(node.left)} = ${of(node.right)}`, 2),
        weight: 0.7,
        reason: 'Assign instead of comparing',
      };
});
