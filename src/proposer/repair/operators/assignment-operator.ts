import { is } from '../../../candidate/index.ts';
import { edit, operator } from './operator.ts';
import { tokenOf } from './operator-token.ts';

const alternatives: Record<string, readonly (readonly [string, number])[]> = {
  '=': [
    ['+=', 0.4],
    ['-=', 0.15],
    ['||=', 0.1],
    ['??=', 0.15],
    ['*=', 0.05],
    ['|=', 0.05],
  ],
  '+=': [
    ['-=', 0.8],
    ['=', 0.5],
    ['*=', 0.1],
  ],
  '-=': [
    ['+=', 0.9],
    ['=', 0.3],
  ],
  '*=': [
    ['/=', 0.8],
    ['+=', 0.2],
    ['=', 0.3],
  ],
  '/=': [
    ['*=', 0.8],
    ['%=', 0.2],
    ['=', 0.3],
  ],
  '%=': [
    ['*=', 0.7],
    ['/=', 0.3],
    ['=', 0.3],
  ],
  '**=': [['*=', 0.5]],
  '<<=': [
    ['>>=', 0.8],
    ['>>>=', 0.3],
  ],
  '>>=': [
    ['<<=', 0.8],
    ['>>>=', 0.3],
  ],
  '>>>=': [
    ['>>=', 0.5],
    ['<<=', 0.5],
  ],
  '&=': [
    ['|=', 0.8],
    ['^=', 0.3],
  ],
  '|=': [
    ['&=', 0.8],
    ['^=', 0.3],
    ['=', 0.2],
  ],
  '^=': [
    ['|=', 0.5],
    ['&=', 0.5],
  ],
  '&&=': [
    ['||=', 0.8],
    ['??=', 0.5],
  ],
  '||=': [
    ['&&=', 0.8],
    ['??=', 0.5],
    ['=', 0.2],
  ],
  '??=': [
    ['&&=', 0.8],
    ['||=', 0.5],
    ['=', 0.2],
  ],
};

/** Another compound assignment, or a plain one. */
export const assignmentOperator = operator('assignment-operator', function* ({ node, of }) {
  if (!is(node, 'AssignmentExpression')) return;
  const pattern = is(node.left, 'ArrayPattern') || is(node.left, 'ObjectPattern');
  if (pattern) return;
  const token = tokenOf(node, of);
  for (const [text, weight] of alternatives[node.operator] ?? [])
    yield {
      edits: [edit(token, text)],
      weight,
      reason: `Assign with ${text} instead of ${node.operator}`,
    };
});
