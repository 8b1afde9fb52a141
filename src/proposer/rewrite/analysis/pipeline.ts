import { is, type FunctionNode, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from './bare.ts';
import { inlineCallback } from './callback.ts';
import { memberOf, methodCall } from './match.ts';
import { parentOf } from './parents.ts';

/** A step of a chain that hands on none, one or several items for each. */
export interface Stage {
  readonly method: 'map' | 'filter' | 'flatMap' | 'flat';
  /** What it is called with; undefined for `flat()`. */
  readonly callback: Node | undefined;
  /** The same where it is written in place and can be taken apart. */
  readonly inline: (FunctionNode & { body: Node }) | undefined;
}

/** What a chain ends in. */
export interface End {
  readonly method:
    | 'collect'
    | 'forEach'
    | 'reduce'
    | 'some'
    | 'every'
    | 'find'
    | 'findIndex'
    | 'join'
    | 'length'
    | 'includes';
  readonly callback: Node | undefined;
  readonly inline: (FunctionNode & { body: Node }) | undefined;
  /** The start of `reduce`, the separator of `join`, the value of `includes`. */
  readonly argument: Node | undefined;
}

/** `root.filter(f).map(g).join()`: one pass over an array written as several. */
export interface Pipeline {
  /** The whole chain. */
  readonly node: Node;
  /** What is walked over, without a copy made for the chain alone. */
  readonly root: Node;
  /** The root can be walked over but has no index: a spread, `Array.from`. */
  readonly iterable: boolean;
  readonly stages: readonly Stage[];
  readonly end: End;
}

const stageNames = ['map', 'filter', 'flatMap', 'flat'];
const endNames = ['forEach', 'reduce', 'some', 'every', 'find', 'findIndex', 'join', 'includes'];

/** Reads the longest chain that ends at the node; undefined for anything else. */
export function pipeline(source: Source, node: Node): Pipeline | undefined {
  if (!is(node, 'CallExpression', 'MemberExpression') || isInner(source, node)) return undefined;
  const ended = endOf(node);
  if (!ended) return undefined;
  const stages: Stage[] = [];
  let at = bare(ended.below);
  for (let call = stageCall(at); call; call = stageCall(at)) {
    stages.unshift({
      method: call.name as Stage['method'],
      callback: call.args[0],
      inline: inlineCallback(call.args[0]),
    });
    at = bare(call.object);
  }
  if (stages.length === 0 && ended.end.method === 'collect') return undefined;
  if (stages.length === 0 && /^(length|join|includes)$/.test(ended.end.method)) return undefined;
  const copied = copyOf(at);
  return { node, root: copied ?? at, iterable: copied !== undefined, stages, end: ended.end };
}

/** True for a part of a chain that goes on: the whole chain is read from its last link. */
function isInner(source: Source, node: Node): boolean {
  let at = node;
  let above = parentOf(source, node);
  while (is(above, 'ParenthesizedExpression', 'TSNonNullExpression', 'TSAsExpression')) {
    at = above;
    above = parentOf(source, above);
  }
  if (!is(above, 'MemberExpression') || above.object !== at) return false;
  if (memberOf(above, 'length')) return stageCall(node) !== undefined;
  const call = methodCall(parentOf(source, above), ...stageNames, ...endNames);
  return (
    call !== undefined &&
    call.call.callee === above &&
    (stageCall(call.call) ?? endOf(call.call)) !== undefined
  );
}

function stageCall(node: Node): ReturnType<typeof methodCall> {
  const call = is(node, 'CallExpression') ? methodCall(node, ...stageNames) : undefined;
  if (!call || call.optional) return undefined;
  return call.args.length === (call.name === 'flat' ? 0 : 1) ? call : undefined;
}

function endOf(node: Node): { below: Node; end: End } | undefined {
  const none = { callback: undefined, inline: undefined, argument: undefined };
  const counted = memberOf(node, 'length');
  if (counted) return { below: counted, end: { ...none, method: 'length' } };
  if (!is(node, 'CallExpression')) return undefined;
  if (stageCall(node)) return { below: node, end: { ...none, method: 'collect' } };
  const call = methodCall(node, ...endNames);
  if (!call || call.optional) return undefined;
  const method = call.name as End['method'];
  const [first, second] = call.args;
  if (method === 'join')
    return call.args.length > 1
      ? undefined
      : { below: call.object, end: { ...none, method, argument: first } };
  if (!first || call.args.length !== (method === 'reduce' ? 2 : 1)) return undefined;
  if (method === 'includes')
    return { below: call.object, end: { ...none, method, argument: first } };
  return {
    below: call.object,
    end: { method, callback: first, inline: inlineCallback(first), argument: second },
  };
}

/** `[...x]`, `Array.from(x)`: gives x. */
function copyOf(node: Node): Node | undefined {
  if (is(node, 'ArrayExpression')) {
    const only = node.elements.length === 1 ? node.elements[0] : undefined;
    return is(only, 'SpreadElement') ? only.argument : undefined;
  }
  const from = methodCall(node, 'from');
  return from &&
    is(from.object, 'Identifier') &&
    from.object.name === 'Array' &&
    from.args.length === 1
    ? from.args[0]
    : undefined;
}
