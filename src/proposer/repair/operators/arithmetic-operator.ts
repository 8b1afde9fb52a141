import { is, type Node } from '../../../candidate/index.ts';
import { operatorLevel } from '../text/precedence.ts';
import { operand, operator, replace } from './operator.ts';

const alternatives: Record<string, readonly (readonly [string, number])[]> = {
  '+': [
    ['-', 0.8],
    ['*', 0.15],
  ],
  '-': [
    ['+', 0.8],
    ['/', 0.05],
    ['%', 0.05],
  ],
  '*': [
    ['/', 0.8],
    ['+', 0.15],
    ['**', 0.1],
    ['%', 0.1],
  ],
  '/': [
    ['*', 0.8],
    ['%', 0.2],
    ['-', 0.05],
  ],
  '%': [
    ['*', 0.8],
    ['/', 0.2],
  ],
  '**': [['*', 0.6]],
  '<<': [
    ['>>', 0.7],
    ['>>>', 0.3],
  ],
  '>>': [
    ['<<', 0.7],
    ['>>>', 0.5],
  ],
  '>>>': [
    ['>>', 0.6],
    ['<<', 0.6],
  ],
  '&': [
    ['|', 0.7],
    ['^', 0.3],
  ],
  '|': [
    ['&', 0.7],
    ['^', 0.3],
  ],
  '^': [
    ['&', 0.4],
    ['|', 0.4],
  ],
};

/** Another arithmetic or bitwise operator between the same operands. */
export const arithmeticOperator = operator('arithmetic-operator', function* (place) {
  const { node } = place;
  if (!is(node, 'BinaryExpression')) return;
  const text = isText(node.left) || isText(node.right);
  for (const [to, weight] of alternatives[node.operator] ?? []) {
    const own = operatorLevel(to);
    // `-a ** b` does not parse.
    const left = operand(place, node.left, to === '**' ? own + 2 : own);
    const right = operand(place, node.right, own + 1);
    yield {
      edits: replace(place, `${left} ${to} ${right}`, own),
      weight: text ? weight / 10 : weight,
      reason: `Compute with ${to} instead of ${node.operator}`,
    };
    if (own > operatorLevel(node.operator) && is(node.left, 'BinaryExpression')) {
      const flat = `${place.of(node.left)} ${to} ${right}`;
      yield {
        edits: replace(place, flat, operatorLevel(node.left.operator)),
        weight: weight / 2,
        reason: `Compute with ${to} instead of ${node.operator}, binding tighter`,
      };
    }
  }
});

function isText(node: Node): boolean {
  return is(node, 'TemplateLiteral') || (is(node, 'Literal') && typeof node.value === 'string');
}
