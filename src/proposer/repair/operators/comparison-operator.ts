import { is } from '../../../candidate/index.ts';
import { tokenOf } from './operator-token.ts';
import { edit, operator } from './operator.ts';

const alternatives: Record<string, readonly (readonly [string, number])[]> = {
  '<': [
    ['<=', 0.9],
    ['>', 0.5],
    ['>=', 0.7],
    ['===', 0.1],
    ['!==', 0.15],
  ],
  '<=': [
    ['<', 0.9],
    ['>', 0.7],
    ['>=', 0.5],
    ['===', 0.1],
    ['!==', 0.1],
  ],
  '>': [
    ['>=', 0.9],
    ['<', 0.5],
    ['<=', 0.7],
    ['===', 0.1],
    ['!==', 0.15],
  ],
  '>=': [
    ['>', 0.9],
    ['<', 0.7],
    ['<=', 0.5],
    ['===', 0.1],
    ['!==', 0.1],
  ],
  '==': [
    ['!=', 0.9],
    ['===', 0.4],
    ['<=', 0.1],
    ['>=', 0.1],
  ],
  '!=': [
    ['==', 0.9],
    ['!==', 0.4],
    ['<', 0.1],
    ['>', 0.1],
  ],
  '===': [
    ['!==', 0.9],
    ['==', 0.4],
    ['<=', 0.2],
    ['>=', 0.2],
    ['<', 0.1],
    ['>', 0.1],
  ],
  '!==': [
    ['===', 0.9],
    ['!=', 0.4],
    ['<', 0.15],
    ['>', 0.15],
  ],
  in: [['instanceof', 0.05]],
};

/** Another comparison, its boundary or its opposite first. */
export const comparisonOperator = operator('comparison-operator', function* ({ node, of }) {
  if (!is(node, 'BinaryExpression')) return;
  const token = tokenOf(node, of);
  for (const [text, weight] of alternatives[node.operator] ?? [])
    yield {
      edits: [edit(token, text)],
      weight,
      reason: `Compare with ${text} instead of ${node.operator}`,
    };
});
