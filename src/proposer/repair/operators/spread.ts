import { is, isFunction } from '../../../candidate/index.ts';
import { bareParameter } from '../text/parameter.ts';
import { edit, insert, operator } from './operator.ts';

/** `...` before an element, an argument or the last parameter, or taken away. */
export const spread = operator('spread', function* (place) {
  const { node, parent, of, role } = place;
  if (is(node, 'SpreadElement') && !is(parent, 'ObjectExpression'))
    yield { edits: [edit(node, of(node.argument))], weight: 0.35, reason: 'Do not spread this' };
  if (is(node, 'RestElement') && is(node.argument, 'Identifier') && isFunction(parent))
    yield { edits: [edit(node, of(node.argument))], weight: 0.15, reason: 'Take one argument' };
  if (isFunction(parent) && is(node, 'Identifier') && parent.params.at(-1) === node) {
    if (node.typeAnnotation) return;
    yield {
      edits: [bareParameter(place) ? edit(node, `(...${node.name})`) : insert(node.start, '...')],
      weight: 0.06,
      reason: 'Take all further arguments',
    };
  }
  if (role !== 'value' || is(node, 'Literal', 'ObjectExpression') || isFunction(node)) return;
  const inArray = is(parent, 'ArrayExpression');
  const inCall =
    is(parent, 'CallExpression', 'NewExpression') && parent.arguments.includes(node as never);
  if (!inArray && !inCall) return;
  yield {
    edits: [insert(node.start, '...')],
    weight: inArray ? 0.25 : 0.1,
    reason: `Spread \`${of(node)}\``,
  };
});
