import { is, type Node } from '../../../candidate/index.ts';
import { level, operatorLevel } from '../text/precedence.ts';
import { tokenOf } from './operator-token.ts';
import { edit, operand, operator, replace } from './operator.ts';

const alternatives: Record<string, readonly (readonly [string, number])[]> = {
  '&&': [
    ['||', 0.9],
    ['??', 0.25],
  ],
  '||': [
    ['&&', 0.9],
    ['??', 0.4],
  ],
  '??': [
    ['||', 0.4],
    ['&&', 0.8],
  ],
};

/** Another connective between two clauses. */
export const logicalOperator = operator('logical-operator', function* (place) {
  const { node } = place;
  if (!is(node, 'LogicalExpression')) return;
  for (const [text, weight] of alternatives[node.operator] ?? []) {
    const own = text === '??' ? level.and + 1 : operatorLevel(text);
    const side = (one: Node, more: number) => operand(place, one, own + more);
    yield {
      edits: replace(
        place,
        `${side(node.left, 0)} ${text} ${side(node.right, 1)}`,
        operatorLevel(text),
      ),
      weight: place.condition && text === '??' ? weight / 4 : weight,
      reason: `Connect the clauses with ${text} instead of ${node.operator}`,
    };
    // In a chain the sign alone groups anew: of `a && b && c && d` comes `a && b || c && d`.
    if (text !== '??' && node.operator !== '??')
      yield {
        edits: [edit(tokenOf(node, place.of), text)],
        weight: weight * 0.8,
        reason: `Connect the clauses with ${text} instead of ${node.operator}, grouped anew`,
      };
  }
});
