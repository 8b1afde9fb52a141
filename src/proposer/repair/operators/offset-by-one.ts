import { is, type Node } from '../../../candidate/index.ts';
import { kindsOfExpression } from '../facts/kinds.ts';
import { level } from '../text/precedence.ts';
import { operand, operator, replace, replaceBy, type Place } from './operator.ts';

/** One more or one less on a side of a comparison, in an index, an argument or a result. */
export const offsetByOne = operator('offset-by-one', function* (place) {
  const { node, role } = place;
  if (role !== 'value') return;
  if (is(node, 'BinaryExpression') && /^[+-]$/.test(node.operator) && isOne(node.right)) {
    yield {
      edits: replaceBy(place, node.left),
      weight: 0.5,
      reason: `Take away the ${node.operator} ${place.of(node.right)}`,
    };
    return;
  }
  const weight = weigh(place);
  if (weight === 0) return;
  for (const sign of ['-', '+'])
    yield {
      edits: replace(place, `${operand(place, node, level.add)} ${sign} 1`, level.add),
      weight,
      reason: `${sign === '-' ? 'Take one from' : 'Add one to'} \`${place.of(node)}\``,
    };
});

function isOne(node: Node): boolean {
  return is(node, 'Literal') && (node.value === 1 || node.value === 2);
}

function weigh({ node, parent }: Place): number {
  if (is(node, 'Literal', 'TemplateLiteral', 'ArrayExpression', 'ObjectExpression')) return 0;
  if (is(node, 'ArrowFunctionExpression', 'FunctionExpression', 'LogicalExpression')) return 0;
  if (is(node, 'UnaryExpression', 'ParenthesizedExpression')) return 0;
  const kinds = kindsOfExpression(node);
  if (kinds.length > 0 && !kinds.includes('number')) return 0;
  if (is(parent, 'BinaryExpression')) return /^[<>]=?$/.test(parent.operator) ? 0.35 : 0.08;
  if (is(parent, 'MemberExpression')) return node === parent.property ? 0.3 : 0;
  if (kinds.includes('number')) return 0.2;
  if (is(parent, 'CallExpression', 'NewExpression')) return node === parent.callee ? 0 : 0.08;
  return is(parent, 'ReturnStatement', 'VariableDeclarator', 'AssignmentExpression') ? 0.06 : 0;
}
