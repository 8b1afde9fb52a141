import { is, type Node, type NodeOf } from '../../../candidate/index.ts';
import { bare } from './bare.ts';
import { numberOf } from './static.ts';

/** A call of a method by its plain name: `object.name(args)`. */
export interface MethodCall {
  readonly call: NodeOf<'CallExpression'>;
  readonly object: Node;
  readonly name: string;
  /** Without spread arguments: a call that has one does not match. */
  readonly args: readonly Node[];
  /** `a?.b()` or `a.b?.()` at this link itself. */
  readonly optional: boolean;
}

/** Reads a method call; undefined when it is something else, or not one of `names` when given. */
export function methodCall(
  node: Node | null | undefined,
  ...names: string[]
): MethodCall | undefined {
  const call = bare(node);
  if (!is(call, 'CallExpression')) return undefined;
  const callee = bare(call.callee);
  if (!is(callee, 'MemberExpression') || callee.computed || !is(callee.property, 'Identifier'))
    return undefined;
  const name = callee.property.name;
  if (names.length > 0 && !names.includes(name)) return undefined;
  if (call.arguments.some((argument) => is(argument, 'SpreadElement'))) return undefined;
  return {
    call,
    object: callee.object,
    name,
    args: call.arguments,
    optional: call.optional || callee.optional,
  };
}

/** `object.name` with a plain name: gives the object. */
export function memberOf(node: Node | null | undefined, name: string): Node | undefined {
  const at = bare(node);
  return is(at, 'MemberExpression') &&
    !at.computed &&
    is(at.property, 'Identifier') &&
    at.property.name === name
    ? at.object
    : undefined;
}

export interface Equality {
  readonly left: Node;
  readonly right: Node;
  /** `===`/`!==`, not `==`/`!=`. */
  readonly strict: boolean;
  /** `!==`/`!=`. */
  readonly negated: boolean;
}

/** Reads an equality test of any of the four kinds. */
export function equality(node: Node | null | undefined): Equality | undefined {
  const at = bare(node);
  if (is(at, 'CallExpression')) {
    const same = methodCall(at, 'is');
    if (
      same &&
      is(same.object, 'Identifier') &&
      same.object.name === 'Object' &&
      same.args.length === 2
    )
      return { left: same.args[0]!, right: same.args[1]!, strict: true, negated: false };
    return undefined;
  }
  if (!is(at, 'BinaryExpression') || !/^[!=]==?$/.test(at.operator)) return undefined;
  const { left, right, operator } = at;
  return {
    left: left as Node,
    right,
    strict: operator.length === 3,
    negated: operator.startsWith('!'),
  };
}

/**
 * Reads a comparison with a number as a comparison with the number on the right:
 * `0 > x` as `x < 0`.
 */
export function comparison(
  node: Node | null | undefined,
): { readonly left: Node; readonly operator: string; readonly number: number } | undefined {
  const at = bare(node);
  if (!is(at, 'BinaryExpression') || !/^([<>]=?|[!=]==?)$/.test(at.operator)) return undefined;
  const right = numberOf(at.right);
  if (right !== undefined) return { left: at.left as Node, operator: at.operator, number: right };
  const left = numberOf(at.left);
  if (left === undefined) return undefined;
  const mirrored = at.operator.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<'));
  return { left: at.right, operator: mirrored, number: left };
}

/**
 * What a comparison of an index (`indexOf`, `findIndex`) with a number asks: `found`, `missing`,
 * or undefined when it asks for a place.
 */
export function asksFound(operator: string, number: number): 'found' | 'missing' | undefined {
  const key = operator.replace('===', '==').replace('!==', '!=') + number;
  if (['!=-1', '>-1', '>=0'].includes(key)) return 'found';
  if (['==-1', '<0', '<=-1'].includes(key)) return 'missing';
  return undefined;
}
