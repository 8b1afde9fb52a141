import { is, isFunction, walk, type Node, type Source } from '../../../candidate/index.ts';
import { bare, nameOf } from './bare.ts';
import { simpleCallback } from './callback.ts';
import { asksFound, comparison, equality, methodCall } from './match.ts';
import { parentOf } from './parents.ts';
import { helperSearch } from './search-helper.ts';

/** A question whether an array holds a value, in any of its spellings. */
export interface Membership {
  /** The whole question, the comparison with -1 included. */
  readonly node: Node;
  readonly array: Node;
  readonly value: Node;
  /** True where it asks for absence. */
  readonly negated: boolean;
  /** `includes` finds NaN, the others do not. */
  readonly findsNaN: boolean;
}

/** Reads a membership question at this node; the node is the question itself, not a part of it. */
export function membership(source: Source, node: Node): Membership | undefined {
  const call = methodCall(node, 'includes', 'contains', 'some');
  if (call && bare(node) === node && !call.optional && call.args.length === 1) {
    const [argument] = call.args;
    if (call.name === 'some') return someEqual(node, call.object, argument!);
    if (isFunction(bare(argument))) return undefined;
    return { node, array: call.object, value: argument!, negated: false, findsNaN: true };
  }
  const helper = helperSearch(source, node);
  if (helper?.gives === 'presence' && bare(node) === node)
    return { node, array: helper.array, value: helper.value, negated: false, findsNaN: false };
  const compared = comparison(node);
  if (compared && bare(node) === node) {
    const question = asksFound(compared.operator, compared.number);
    const place = helperSearch(source, compared.left);
    if (question && place?.gives === 'place') {
      const { array, value } = place;
      return { node, array, value, negated: question === 'missing', findsNaN: false };
    }
    const index = methodCall(compared.left, 'indexOf', 'lastIndexOf', 'findIndex');
    if (!question || !index || index.optional || index.args.length !== 1) return undefined;
    const negated = question === 'missing';
    if (index.name === 'findIndex') {
      const same = someEqual(node, index.object, index.args[0]!);
      return same && { ...same, negated };
    }
    return { node, array: index.object, value: index.args[0]!, negated, findsNaN: false };
  }
  // ~xs.indexOf(x), as a condition.
  if (is(node, 'UnaryExpression') && node.operator === '~') {
    const index = methodCall(node.argument, 'indexOf');
    const above = parentOf(source, node);
    const condition =
      is(above, 'IfStatement', 'ConditionalExpression', 'LogicalExpression') ||
      (is(above, 'UnaryExpression') && above.operator === '!');
    if (index && !index.optional && index.args.length === 1 && condition)
      return { node, array: index.object, value: index.args[0]!, negated: false, findsNaN: false };
  }
  return undefined;
}

/** `xs.some((y) => y === value)`, either way round. */
function someEqual(node: Node, array: Node, argument: Node): Membership | undefined {
  const callback = simpleCallback(argument);
  const item = nameOf(callback?.params[0]);
  const same = equality(callback?.value);
  if (!callback || !item || !same || same.negated || callback.params.length !== 1) return undefined;
  const value =
    nameOf(same.left) === item ? same.right : nameOf(same.right) === item ? same.left : undefined;
  if (!value || mentions(value, item)) return undefined;
  return { node, array, value, negated: false, findsNaN: false };
}

function mentions(node: Node, name: string): boolean {
  for (const { node: at } of walk(node)) if (is(at, 'Identifier') && at.name === name) return true;
  return false;
}
