import { is } from '../../../candidate/index.ts';
import { positionOf } from '../text/statements.ts';
import { edit, operator } from './operator.ts';

/** A statement and the next, or the next but one, in the other order. */
export const swapStatements = operator('swap-statements', function* ({ node, parent, of }) {
  const position = positionOf(node, parent);
  if (!position || is(node, 'FunctionDeclaration', 'ImportDeclaration')) return;
  for (const [step, weight] of [
    [1, 0.12],
    [2, 0.03],
  ] as const) {
    const other = position.list[position.index + step];
    if (!other || is(other, 'FunctionDeclaration', 'ImportDeclaration')) continue;
    if (!/[;}]$/.test(of(node)) || !/[;}]$/.test(of(other))) continue;
    yield {
      edits: [edit(node, of(other)), edit(other, of(node))],
      weight,
      reason:
        step === 1
          ? 'Swap this statement with the next'
          : 'Swap this statement with the one after the next',
    };
  }
});
