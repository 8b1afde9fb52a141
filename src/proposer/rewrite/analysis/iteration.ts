import {
  is,
  type FunctionNode,
  type Node,
  type NodeOf,
  type Source,
} from '../../../candidate/index.ts';
import { bare, nameOf, sameCode } from './bare.ts';
import { inlineCallback } from './callback.ts';
import { methodCallsOn } from './mutation.ts';
import { memberOf, methodCall } from './match.ts';
import { numberOf } from './static.ts';
import { initialiserOf, isConstant, isWrittenIn, variableOf } from './variables.ts';

/** A walk over an array from front to back, in any of its spellings. */
export interface Iteration {
  readonly kind: 'for-of' | 'indexed' | 'for-each';
  /** The loop, or the `forEach` call. */
  readonly node: Node;
  readonly array: Node;
  /** What each item is bound to: a name or a pattern; in an indexed loop `const x = xs[i]`, when first. */
  readonly item: Node | undefined;
  /** The counter's name. */
  readonly index: string | undefined;
  /** Where an indexed loop starts, when not at 0. */
  readonly from: Node | undefined;
  readonly body: Node;
  readonly callback?: FunctionNode;
}

/** Reads a loop or a `forEach` call as a walk over an array. */
export function iteration(source: Source, node: Node): Iteration | undefined {
  if (is(node, 'ForOfStatement')) return node.await ? undefined : forOf(node);
  if (is(node, 'ForStatement')) return indexed(source, node);
  return is(node, 'CallExpression') ? forEach(node) : undefined;
}

function forOf(node: NodeOf<'ForOfStatement'>): Iteration | undefined {
  const declaration = is(node.left, 'VariableDeclaration') ? node.left : undefined;
  const item = declaration?.declarations[0]?.id;
  if (!item || declaration.kind.includes('using')) return undefined;
  const { right: array, body } = node;
  return { kind: 'for-of', node, array, item, index: undefined, from: undefined, body };
}

function forEach(node: NodeOf<'CallExpression'>): Iteration | undefined {
  const call = methodCall(node, 'forEach');
  const callback = call && call.args.length === 1 ? inlineCallback(call.args[0]) : undefined;
  const [item, index, whole] = (callback?.params ?? []) as Node[];
  if (!call || !callback || call.optional || whole) return undefined;
  if (index && !is(index, 'Identifier')) return undefined;
  return {
    kind: 'for-each',
    node,
    array: call.object,
    item,
    index: nameOf(index),
    from: undefined,
    body: callback.body,
    callback,
  };
}

function indexed(source: Source, node: NodeOf<'ForStatement'>): Iteration | undefined {
  const { init, body } = node;
  if (!is(init, 'VariableDeclaration') || !isStepOfOne(node.update)) return undefined;
  const counter = init.declarations[0];
  const index = nameOf(counter?.id);
  const test = bare(node.test);
  if (!counter?.init || !index || !is(test, 'BinaryExpression')) return undefined;
  if (nameOf(steppedBy(node.update)) !== index) return undefined;
  const forward = test.operator === '<' || test.operator === '!==' || test.operator === '!=';
  const limit =
    forward && nameOf(test.left) === index
      ? test.right
      : test.operator === '>' && nameOf(test.right) === index
        ? (test.left as Node)
        : undefined;
  const array = limit && lengthOwner(source, limit);
  const variable = variableOf(source, counter.id);
  if (!array || !variable || isWrittenIn(variable, body)) return undefined;
  const from = numberOf(counter.init) === 0 ? undefined : counter.init;
  return { kind: 'indexed', node, array, item: firstItem(body, array, index), index, from, body };
}

/** The array of which the expression is the length, also when a constant holds it. */
export function lengthOwner(source: Source, limit: Node): Node | undefined {
  const direct = memberOf(limit, 'length');
  if (direct) return direct;
  const variable = variableOf(source, bare(limit));
  const array = memberOf(initialiserOf(variable), 'length');
  const owner = array && variableOf(source, bare(array));
  if (!array || !owner) return undefined;
  // A length taken before the array changed says nothing about it later.
  const resized = [...methodCallsOn(source, owner, source.program)].some(({ method }) =>
    /^(push|pop|shift|unshift|splice)$/.test(method),
  );
  return resized || !isConstant(owner) ? undefined : array;
}

function isStepOfOne(update: Node | null): boolean {
  return steppedBy(update) !== undefined;
}

/** The variable that `i++`, `++i`, `i += 1` or `i = i + 1` steps. */
function steppedBy(update: Node | null): Node | undefined {
  const at = bare(update);
  if (is(at, 'UpdateExpression')) return at.operator === '++' ? at.argument : undefined;
  if (!is(at, 'AssignmentExpression')) return undefined;
  if (at.operator === '+=') return numberOf(at.right) === 1 ? at.left : undefined;
  const sum = bare(at.right);
  const plain = at.operator === '=' && is(sum, 'BinaryExpression') && sum.operator === '+';
  return plain && numberOf(sum.right) === 1 && sameCode(sum.left, at.left) ? at.left : undefined;
}

/** The name or pattern in a body that begins with `const x = xs[i];`. */
function firstItem(body: Node, array: Node, index: string): Node | undefined {
  const first = is(body, 'BlockStatement') ? body.body[0] : undefined;
  const declarator = is(first, 'VariableDeclaration') ? first.declarations[0] : undefined;
  if (!declarator || !isElement(declarator.init, array, index)) return undefined;
  return is(first, 'VariableDeclaration') && first.declarations.length === 1
    ? declarator.id
    : undefined;
}

/** True for `array[index]`. */
export function isElement(node: Node | null | undefined, array: Node, index: string): boolean {
  const at = bare(node);
  return (
    is(at, 'MemberExpression') &&
    at.computed &&
    nameOf(at.property) === index &&
    sameCode(at.object, array)
  );
}
