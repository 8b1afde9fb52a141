import { is, type Node } from '../../../candidate/index.ts';
import { edit, insert, operator } from './operator.ts';

const values = ['0', '1', "''", '[]', '{}', 'true', 'false', 'null', 'undefined'];

/** Defaults of parameters and patterns changed, dropped or added; elements of a pattern swapped. */
export const destructuring = operator('destructuring', function* ({ node, parent, of }) {
  if (is(node, 'AssignmentPattern')) {
    for (const text of values)
      yield { edits: [edit(node.right, text)], weight: 0.08, reason: `Let the default be ${text}` };
    yield {
      edits: [edit({ start: node.left.end, end: node.right.end }, '')],
      weight: 0.05,
      reason: 'Give no default',
    };
  }
  if (is(node, 'ArrayPattern')) {
    const items: readonly (Node | null)[] = node.elements;
    for (const [at, item] of items.entries()) {
      const next = items[at + 1];
      if (!item || !next || is(next, 'RestElement')) continue;
      yield {
        edits: [edit(item, of(next)), edit(next, of(item))],
        weight: 0.2,
        reason: `Swap \`${of(item)}\` and \`${of(next)}\``,
      };
    }
    if (items[0] && !is(items[0], 'RestElement'))
      yield {
        edits: [insert(items[0].start, ', ')],
        weight: 0.12,
        reason: 'Skip the first element',
      };
  }
  if (is(node, 'Property') && is(parent, 'ObjectPattern') && is(node.value, 'Identifier'))
    for (const text of values)
      yield {
        edits: [insert(node.value.end, ` = ${text}`)],
        weight: 0.06,
        reason: `Let ${node.value.name} be ${text} where it is not given`,
      };
});
