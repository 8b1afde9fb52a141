import { is } from '../../../candidate/index.ts';
import { level } from '../text/precedence.ts';
import { operator, replace } from './operator.ts';

/** A condition that always or never holds. */
export const forceCondition = operator('force-condition', function* (place) {
  const { node, condition, parent } = place;
  if (!condition || is(node, 'Literal', 'ParenthesizedExpression')) return;
  if (is(parent, 'UnaryExpression')) return;
  const loops = is(parent, 'WhileStatement', 'ForStatement', 'DoWhileStatement');
  for (const [text, weight] of [
    ['true', loops ? 0.02 : 0.08],
    ['false', 0.08],
  ] as const)
    yield {
      edits: replace(place, text, level.primary),
      weight,
      reason: text === 'true' ? 'Do this always' : 'Do this never',
    };
});
