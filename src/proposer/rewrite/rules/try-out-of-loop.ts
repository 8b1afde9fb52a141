import { is, isFunction, isLoop, walk, type Node } from '../../../candidate/index.ts';
import { withReplaced } from '../analysis/code.ts';
import { replacement } from '../analysis/layout.ts';
import { parentOf } from '../analysis/parents.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'try-out-of-loop';

/** A `try` around a whole loop instead of around each round. */
export const tryOutOfLoop: Rewrite = {
  name: operator,
  wins: 'Puts one try around the loop instead of one into every round, where catching leaves the function anyway.',
  gain: 'micro',
  *find(region, source) {
    for (const { node: loop } of walk(region)) {
      if (!isLoop(loop)) continue;
      const { body } = loop;
      const inner = is(body, 'BlockStatement') && body.body.length === 1 ? body.body[0] : body;
      if (
        !is(inner, 'TryStatement') ||
        inner.finalizer ||
        !inner.handler ||
        !leaves(inner.handler.body)
      )
        continue;
      if (is(parentOf(source, loop), 'LabeledStatement')) continue;
      const turned = withReplaced(source, loop, [[body, source.slice(inner.block)]]);
      yield {
        operator,
        edits: [replacement(loop, `try {\n${turned}\n} ${source.slice(inner.handler)}`)],
        reason: 'catch around the loop instead of in every round',
      };
    }
  },
};

/** The handler always returns or throws, and nothing in it goes on with the loop. */
function leaves(body: Node & { type: 'BlockStatement' }): boolean {
  for (const { node, ancestors } of walk(body))
    if (is(node, 'ContinueStatement', 'BreakStatement') && !ancestors.some(isFunction))
      return false;
  return is(body.body.at(-1), 'ReturnStatement', 'ThrowStatement');
}
