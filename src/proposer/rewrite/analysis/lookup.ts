import {
  is,
  walk,
  type FunctionNode,
  type Node,
  type NodeOf,
  type Source,
} from '../../../candidate/index.ts';
import { simpleCallback } from './callback.ts';
import type { Loop } from './enclosing.ts';
import { keyEquality, type KeyEquality } from './key-equality.ts';
import { methodCall } from './match.ts';
import { outermostRepeater } from './place.ts';

/** A search of an array by an equality: `ys.find((y) => y.id === x.id)`. */
export interface Search extends KeyEquality {
  readonly call: NodeOf<'CallExpression'>;
  readonly method: string;
  readonly array: Node;
  readonly param: Node;
  readonly callback: FunctionNode;
}

/** One that is done many times. */
export interface Lookup extends Search {
  /** Around it the array and the keys stay the same: a table can be made before it. */
  readonly repeater: Loop | FunctionNode;
}

/**
 * Reads such a search; for `every` the equality is a negated one.
 *
 * @param names The methods to look for.
 */
export function searchOf(source: Source, node: Node, ...names: string[]): Search | undefined {
  const call = is(node, 'CallExpression') ? methodCall(node, ...names) : undefined;
  if (!call || call.optional || call.args.length !== 1) return undefined;
  const callback = simpleCallback(call.args[0]);
  const param = callback?.params[0];
  if (!callback || !param || callback.params.length !== 1) return undefined;
  const same = keyEquality(source, callback.value, callback.fn, call.name !== 'every');
  if (!same) return undefined;
  const { object: array, name: method } = call;
  return { ...same, call: call.call, method, array, param, callback: callback.fn };
}

/** The same, inside a loop or callback. */
export function lookup(source: Source, node: Node, ...names: string[]): Lookup | undefined {
  const found = searchOf(source, node, ...names);
  if (!found) return undefined;
  const { array, key, callback } = found;
  const repeater = outermostRepeater(source, node, [array, key], callback);
  return repeater && { ...found, repeater };
}

/** Every such search in a subtree. */
export function* lookups(source: Source, root: Node, ...names: string[]): Generator<Lookup> {
  for (const { node } of walk(root)) {
    const found = lookup(source, node, ...names);
    if (found) yield found;
  }
}
