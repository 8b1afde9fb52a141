import { children, is, isFunction, type Node, type Source } from '../../../candidate/index.ts';
import { isPureGlobal, isPureMethod, isPureStatic } from './methods.ts';
import { isChangedIn } from './mutation.ts';
import { bare } from './bare.ts';
import { declaredIn, freeVariables, variableOf } from './variables.ts';

/**
 * True when evaluating the expression looks free of effects and repeatable: no assignment, await,
 * yield or unknown call. Getters and overridden methods can't be seen; tests must find those.
 */
export function isPure(source: Source, node: Node): boolean {
  if (isFunction(node)) return true;
  if (
    is(
      node,
      'AssignmentExpression',
      'UpdateExpression',
      'AwaitExpression',
      'YieldExpression',
      'TaggedTemplateExpression',
      'ImportExpression',
      'ClassExpression',
    )
  )
    return false;
  if (is(node, 'UnaryExpression') && node.operator === 'delete') return false;
  if (is(node, 'CallExpression') && !isPureCall(source, node)) return false;
  if (is(node, 'NewExpression') && !isPureConstruction(source, node)) return false;
  for (const child of children(node)) if (!isPure(source, child)) return false;
  return true;
}

function isPureCall(source: Source, call: Node & { type: 'CallExpression' }): boolean {
  const callee = bare(call.callee);
  if (is(callee, 'Identifier'))
    return (
      isPureGlobal(callee.name) && !variableOf(source, callee) && callbacksArePure(source, call)
    );
  if (!is(callee, 'MemberExpression') || callee.computed || !is(callee.property, 'Identifier'))
    return false;
  const object = bare(callee.object);
  if (is(object, 'Identifier') && !variableOf(source, object))
    return isPureStatic(object.name, callee.property.name) && callbacksArePure(source, call);
  const { name } = callee.property;
  if (!callbacksArePure(source, call)) return false;
  return isPureMethod(name) || (changesReceiver.has(name) && isFresh(object));
}

const changesReceiver = new Set(['sort', 'reverse', 'fill', 'splice', 'pop', 'shift']);

/** True for an array that was made on the spot, so that changing it changes nothing else. */
export function isFresh(node: Node): boolean {
  const at = bare(node);
  if (is(at, 'ArrayExpression')) return true;
  const callee = is(at, 'CallExpression') ? bare(at.callee) : undefined;
  if (!is(callee, 'MemberExpression') || !is(callee.property, 'Identifier')) return false;
  const { name } = callee.property;
  if (
    /^(slice|concat|map|filter|flatMap|flat|split|toSorted|toReversed|from|keys|values|entries)$/.test(
      name,
    )
  )
    return true;
  return /^(sort|reverse|fill)$/.test(name) && isFresh(callee.object);
}

function isPureConstruction(source: Source, node: Node & { type: 'NewExpression' }): boolean {
  const name =
    is(node.callee, 'Identifier') && !variableOf(source, node.callee) && node.callee.name;
  return typeof name === 'string' && /^(Set|Map|RegExp|Array|Intl|Date)$/.test(name)
    ? name !== 'Date' || node.arguments.length > 0
    : false;
}

/** A callback is run by its callee, so its body counts; a named function might do anything. */
function callbacksArePure(source: Source, call: Node & { type: 'CallExpression' }): boolean {
  return call.arguments.every((argument) => {
    const callback = bare(argument);
    return !isFunction(callback) || !callback.body || isPureBody(source, callback.body);
  });
}

function isPureBody(source: Source, node: Node): boolean {
  if (is(node, 'ThrowStatement')) return false;
  if (
    is(node, 'BlockStatement') ||
    node.type.endsWith('Statement') ||
    is(node, 'VariableDeclaration')
  ) {
    for (const child of children(node)) if (!isPureBody(source, child)) return false;
    return true;
  }
  return isPure(source, node);
}

/**
 * True when the expression is pure and nothing that it reads is declared, written or plainly
 * mutated in `repeater` (a loop or a callback): it looks the same on every round.
 *
 * @param except Variables declared in this node do not count.
 */
export function isInvariant(source: Source, node: Node, repeater: Node, except?: Node): boolean {
  if (!isPure(source, node)) return false;
  for (const variable of freeVariables(source, node)) {
    if (except && declaredIn(variable, except)) continue;
    if (declaredIn(variable, repeater) || isChangedIn(source, variable, repeater)) return false;
  }
  return true;
}
