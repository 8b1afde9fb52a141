import { is } from '../../../candidate/index.ts';
import { level } from '../text/precedence.ts';
import { jumpsAt } from '../text/statements.ts';
import { edit, insert, operand, operator, replace, replaceBy } from './operator.ts';

/** An `await` added in an async function, or taken away; a call made safe to await by `async`. */
export const missingAwait = operator('missing-await', function* (place) {
  const { node, role, ancestors, parent } = place;
  if (is(node, 'AwaitExpression'))
    yield {
      edits: replaceBy(place, node.argument),
      weight: 0.15,
      reason: 'Do not wait for the value',
    };
  if (is(node, 'ForOfStatement') && jumpsAt([...ancestors, node]).awaits)
    yield node.await
      ? {
          edits: [edit({ start: node.start, end: node.left.start }, 'for (')],
          weight: 0.05,
          reason: 'Do not wait for each value',
        }
      : {
          edits: [insert(node.start + 3, ' await')],
          weight: 0.1,
          reason: 'Wait for each value',
        };
  if (role !== 'value' || is(parent, 'AwaitExpression') || !jumpsAt(ancestors).awaits) return;
  if (!is(node, 'CallExpression', 'Identifier', 'MemberExpression', 'ImportExpression')) return;
  const called = is(parent, 'CallExpression', 'NewExpression') && parent.callee === node;
  if (called) return;
  yield {
    edits: replace(place, `await ${operand(place, node, level.update)}`, level.unary),
    weight: is(node, 'CallExpression') ? 0.5 : 0.08,
    reason: `Wait for \`${place.of(node)}\``,
  };
});
