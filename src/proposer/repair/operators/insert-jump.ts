import { is, isFunction } from '../../../candidate/index.ts';
import { gap, insertAfter, insertBefore, jumpsAt, positionOf } from '../text/statements.ts';
import { operator } from './operator.ts';

/** A `break`, `continue` or `return` after a statement, or at the start of a block. */
export const insertJump = operator('insert-jump', function* (place) {
  const { node, ancestors, parent, input, facts } = place;
  const position = positionOf(node, parent);
  const owner = ancestors.findLast(isFunction);
  if (!position || is(node, 'FunctionDeclaration', 'ReturnStatement', 'ThrowStatement')) return;
  if (is(node, 'BreakStatement', 'ContinueStatement')) return;
  const { text } = input.source;
  const jumps = jumpsAt(ancestors);
  const last = position.index === position.list.length - 1;
  const body = position.owner === owner?.body;
  const names = facts
    .visible(node, ancestors)
    .filter((one) => one.local && one.distance === 0)
    .map((one) => `return ${one.name};`);
  const choices: (readonly [string, number])[] = [];
  if (jumps.breaks && !body) choices.push(['break;', 0.2]);
  if (jumps.continues && !body) choices.push(['continue;', 0.15]);
  if (jumps.returns) {
    // A function that ends without a result lacks one; elsewhere it is an early exit.
    const weight = last ? (body ? 0.3 : 0.15) : 0.02;
    if (!body || !last) choices.push(['return;', last ? 0.1 : 0.02]);
    for (const name of names.slice(0, 12)) choices.push([name, weight]);
    for (const value of ['true', 'false', 'null', '[]', '0', "''", 'this', '{}'])
      choices.push([`return ${value};`, weight / 3]);
  }
  for (const [jump, weight] of choices) {
    const reason = `Add \`${jump.slice(0, -1)}\` here`;
    yield { edits: [insertAfter(text, node, jump)], weight: last ? weight : weight / 4, reason };
    if (position.index === 0 && last && !body && gap(text, node))
      yield { edits: [insertBefore(text, node, jump)], weight: weight / 8, reason };
  }
});
