import { is, isFunction, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from './bare.ts';
import { simpleCallback, returnsOf } from './callback.ts';
import { methodCall } from './match.ts';
import { regexpOf, stringOf } from './simple.ts';
import { initialiserOf, variableOf } from './variables.ts';

/**
 * The value of an expression that always gives the same string: literals, their sums, joined
 * arrays of them, and constants that hold such. Undefined for anything else.
 */
export function constantText(
  source: Source,
  node: Node | null | undefined,
  depth = 0,
): string | undefined {
  const at = bare(node);
  if (!at || depth > 8) return undefined;
  const text = stringOf(at);
  if (text !== undefined) return text;
  const inner = (one: Node | null | undefined): string | undefined =>
    constantText(source, one, depth + 1);
  if (is(at, 'Identifier')) return inner(initialiserOf(variableOf(source, at)));
  if (is(at, 'BinaryExpression') && at.operator === '+') {
    const [left, right] = [inner(at.left), inner(at.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  if (is(at, 'TemplateLiteral')) {
    const parts = at.expressions.map(inner);
    if (parts.includes(undefined)) return undefined;
    return at.quasis
      .map((quasi, index) => (quasi.value.cooked ?? '') + (parts[index] ?? ''))
      .join('');
  }
  const join = methodCall(at, 'join');
  const list = bare(join?.object);
  if (join && is(list, 'ArrayExpression')) {
    const items = list.elements.map(inner);
    const separator = join.args.length === 0 ? ',' : inner(join.args[0]);
    return items.includes(undefined) || separator === undefined ? undefined : items.join(separator);
  }
  const method =
    is(at, 'MemberExpression') && !at.computed && is(at.property, 'Identifier')
      ? at.property.name
      : '';
  const literal =
    method === 'source' && is(at, 'MemberExpression') ? regexpOf(at.object) : undefined;
  return literal?.pattern;
}

/** The pattern and flags of a regular expression that is always the same, by way of constants too. */
export function constantRegexp(
  source: Source,
  node: Node | null | undefined,
  depth = 0,
): { readonly pattern: string; readonly flags: string } | undefined {
  const at = bare(node);
  const literal = regexpOf(at);
  if (literal || !at || depth > 4) return literal;
  if (is(at, 'Identifier'))
    return constantRegexp(source, initialiserOf(variableOf(source, at)), depth + 1);
  if (!is(at, 'NewExpression', 'CallExpression')) return undefined;
  const callee = bare(at.callee);
  if (is(callee, 'Identifier') && callee.name === 'RegExp') {
    const pattern = constantText(source, at.arguments[0]);
    const flags = at.arguments.length > 1 ? constantText(source, at.arguments[1]) : '';
    return pattern === undefined || flags === undefined ? undefined : { pattern, flags };
  }
  if (!is(callee, 'Identifier') || at.arguments.length > 0) return undefined;
  const variable = variableOf(source, callee);
  const fn = initialiserOf(variable) ?? (variable?.defs[0]?.node as unknown as Node | undefined);
  if (
    !isFunction(fn) ||
    (fn.params as Node[]).some((param) => !is(param, 'AssignmentPattern', 'RestElement'))
  )
    return undefined;
  const value = simpleCallback(fn)?.value ?? onlyReturn(fn);
  return constantRegexp(source, value, depth + 1);
}

function onlyReturn(fn: Node): Node | undefined {
  const returns = isFunction(fn) ? [...returnsOf(fn)] : [];
  return returns.length === 1 ? (returns[0]?.argument ?? undefined) : undefined;
}
