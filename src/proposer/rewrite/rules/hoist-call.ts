import { children, is, isFunction, type Node, type Source } from '../../../candidate/index.ts';
import {
  bare,
  declaredIn,
  freeVariables,
  hoisting,
  isChangedIn,
  isPure,
  methodCall,
  parentOf,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** A call of the project's own function in a loop, with arguments that never change there. */
export const hoistCall: Rewrite = {
  name: 'hoist-call',
  wins: 'Calls a function of the project once before the loop where its arguments stay the same; wins with what the function costs, and is right where it has no effects.',
  gain: 'algorithmic',
  find: (region, source) =>
    hoisting(
      'hoist-call',
      region,
      source,
      (node) => isWorth(source, node),
      (node, repeater) => keeps(source, node, repeater),
    ),
};

/** Names of what has an effect, or gives something else each time. */
const effects =
  /^(_?(next|read|write|rand|random|now|uuid|log|print|warn|error|debug|emit|dispatch|set|add|push|pop|shift|unshift|splice|delete|clear|remove|append|insert|fetch|create|make|assert|expect|require|on|call|apply|bind|resolve|reject|visit|walk|then|catch|finally|cb|callback|done|fn|yield)([A-Z_].*)?)$/;

function isWorth(source: Source, node: Node): boolean {
  if (!is(node, 'CallExpression') || node.arguments.length === 0 || isPure(source, node))
    return false;
  if (is(parentOf(source, node), 'ExpressionStatement', 'ChainExpression', 'AwaitExpression'))
    return false;
  const callee = bare(node.callee);
  if (is(callee, 'Identifier')) return !effects.test(callee.name);
  const method = methodCall(node);
  return method !== undefined && !method.optional && !effects.test(method.name);
}

function keeps(source: Source, node: Node, repeater: Node): boolean {
  if (!isPlain(node)) return false;
  return [...freeVariables(source, node)].every(
    (variable) => !declaredIn(variable, repeater) && !isChangedIn(source, variable, repeater),
  );
}

function isPlain(node: Node): boolean {
  if (isFunction(node)) return false;
  if (
    is(
      node,
      'AssignmentExpression',
      'UpdateExpression',
      'AwaitExpression',
      'YieldExpression',
      'NewExpression',
    )
  )
    return false;
  for (const child of children(node)) if (!isPlain(child)) return false;
  return true;
}
