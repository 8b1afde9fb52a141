import { is, type Node, type NodeOf } from '../../../candidate/index.ts';
import { bare, nameOf } from './bare.ts';
import { numberOf } from './static.ts';

/** The variable that a `for` counts up by one: `i++`, `++i`, `i += 1`, `i = i + 1`. */
export function countedUp(loop: NodeOf<'ForStatement'>): string | undefined {
  const update = bare(loop.update);
  if (is(update, 'UpdateExpression'))
    return update.operator === '++' ? nameOf(update.argument) : undefined;
  if (!is(update, 'AssignmentExpression')) return undefined;
  const name = nameOf(update.left);
  if (update.operator === '+=') return numberOf(update.right) === 1 ? name : undefined;
  const sum = bare(update.right);
  const isStep = is(sum, 'BinaryExpression') && sum.operator === '+' && numberOf(sum.right) === 1;
  return isStep && nameOf(sum.left) === name ? name : undefined;
}

/** The variable that a `for` steps by one, up or down. */
export function steppedByOne(loop: NodeOf<'ForStatement'>): string | undefined {
  const update = bare(loop.update);
  if (is(update, 'UpdateExpression')) return nameOf(update.argument);
  if (
    is(update, 'AssignmentExpression') &&
    update.operator === '-=' &&
    numberOf(update.right) === 1
  )
    return nameOf(update.left);
  return countedUp(loop);
}

/** The upper end of a loop that counts up: the right side of `i < end` or `i <= end`. */
export function upperEnd(loop: NodeOf<'ForStatement'>): Node | undefined {
  const test = bare(loop.test);
  if (!is(test, 'BinaryExpression')) return undefined;
  if (/^<=?$/.test(test.operator)) return test.right;
  return /^>=?$/.test(test.operator) ? test.left : undefined;
}
