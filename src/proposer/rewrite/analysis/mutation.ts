import type { Variable } from '@typescript-eslint/scope-manager';
import { is, type Node, type Source } from '../../../candidate/index.ts';
import { ancestorsOf, parentOf } from './parents.ts';
import { isPureMethod } from './methods.ts';
import { referenceOf, usesOf } from './variables.ts';

/**
 * What one mention of a variable does to it:
 * `write` gives it a value, `mutate` changes the object it holds (an assignment or delete below it,
 * a method like `push`), `call` calls a method that this file can't know, `pass` hands it to code
 * that might change it later, `read` nothing.
 */
export type Use = 'write' | 'mutate' | 'call' | 'pass' | 'read';

const mutating = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear append'.split(
    ' ',
  ),
);

/** Classifies an identifier's use. */
export function useOf(source: Source, identifier: Node): Use {
  if (referenceOf(source, identifier)?.isWrite()) return 'write';
  let at = identifier;
  for (const up of ancestorsOf(source, identifier)) {
    if (is(up, 'MemberExpression')) {
      if (up.object !== at) return 'read';
    } else if (is(up, 'CallExpression')) {
      if (up.callee !== at)
        return up.arguments.includes(at as never) ? passed(up, at, identifier) : 'read';
      const method = is(at, 'MemberExpression') && !at.computed ? at.property : undefined;
      if (!is(method, 'Identifier')) return at === identifier ? 'read' : 'call';
      if (mutating.has(method.name)) return 'mutate';
      return isPureMethod(method.name) ? 'read' : 'call';
    } else if (is(up, 'AssignmentExpression', 'ForOfStatement', 'ForInStatement')) {
      if (up.left === at) return 'mutate';
      return is(up, 'AssignmentExpression') && at === identifier ? 'pass' : 'read';
    } else if (is(up, 'UpdateExpression')) return 'mutate';
    else if (is(up, 'UnaryExpression')) return up.operator === 'delete' ? 'mutate' : 'read';
    else if (
      is(
        up,
        'VariableDeclarator',
        'Property',
        'ArrayExpression',
        'ReturnStatement',
        'NewExpression',
      )
    )
      return at === identifier && !is(up, 'NewExpression') ? 'pass' : 'read';
    else if (
      !is(up, 'ParenthesizedExpression', 'TSNonNullExpression', 'TSAsExpression', 'ChainExpression')
    )
      return 'read';
    at = up;
  }
  return 'read';
}

/** A callee that only reads its arguments: `Math.max(xs)`, `Object.keys(o)`, `new Set(xs)`. */
function passed(call: Node, argument: Node, identifier: Node): Use {
  if (!is(call, 'CallExpression')) return 'pass';
  const callee = call.callee;
  // A property of the variable is handed over: a primitive, most of the time.
  if (is(argument, 'MemberExpression')) return 'read';
  if (
    is(callee, 'MemberExpression') &&
    is(callee.object, 'Identifier') &&
    is(callee.property, 'Identifier')
  ) {
    const name = `${callee.object.name}.${callee.property.name}`;
    if (name === 'Object.assign') return call.arguments[0] === argument ? 'mutate' : 'read';
    if (/^(Math|Object|JSON|Number|Array|String|console|Reflect)\./.test(name)) return 'read';
  }
  if (
    is(callee, 'Identifier') &&
    /^(String|Number|Boolean|isNaN|parseInt|parseFloat)$/.test(callee.name)
  )
    return 'read';
  return argument === identifier || is(argument, 'SpreadElement') ? 'pass' : 'read';
}

/** The uses of a variable in a node that are one of `kinds`, in source order. */
export function usesAs(source: Source, variable: Variable, node: Node, ...kinds: Use[]): Node[] {
  return usesOf(variable, node).filter((use) => kinds.includes(useOf(source, use)));
}

/** True when the node plainly changes the variable or the object it holds. */
export function isChangedIn(source: Source, variable: Variable, node: Node): boolean {
  return usesAs(source, variable, node, 'write', 'mutate').length > 0;
}

/**
 * The method calls on a variable in a node by name: `out.push(x)` gives the call under `push`.
 */
export function* methodCallsOn(
  source: Source,
  variable: Variable,
  node: Node,
): Generator<{ readonly method: string; readonly call: Node & { type: 'CallExpression' } }> {
  for (const use of usesOf(variable, node)) {
    let at = use;
    let member = parentOf(source, at);
    while (is(member, 'ParenthesizedExpression', 'TSNonNullExpression', 'TSAsExpression')) {
      at = member;
      member = parentOf(source, member);
    }
    if (!is(member, 'MemberExpression') || member.object !== at || member.computed) continue;
    const call = parentOf(source, member);
    if (is(call, 'CallExpression') && call.callee === member && is(member.property, 'Identifier'))
      yield { method: member.property.name, call };
  }
}
