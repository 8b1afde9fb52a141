import {
  is,
  isFunction,
  isLoop,
  type FunctionNode,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { ancestorsOf, parentOf } from './parents.ts';

export type Loop = Extract<Node, { body: Node; type: `${string}Statement` }> & {
  type:
    'ForStatement' | 'ForInStatement' | 'ForOfStatement' | 'WhileStatement' | 'DoWhileStatement';
};

/** True where statements stand in a list, so that another can be put before one of them. */
export function isStatementList(node: Node | undefined): boolean {
  return is(node, 'Program', 'BlockStatement', 'StaticBlock', 'SwitchCase', 'TSModuleBlock');
}

/** The nearest function around the node, not the node itself. */
export function enclosingFunction(source: Source, node: Node): FunctionNode | undefined {
  for (const up of ancestorsOf(source, node)) if (isFunction(up)) return up;
  return undefined;
}

/**
 * The nearest statement around the node (or the node) that stands in a statement list. It stays
 * inside the nearest function: undefined in an arrow function without a block or in a parameter.
 */
export function enclosingStatement(source: Source, node: Node): Node | undefined {
  let at = node;
  for (let up = parentOf(source, at); up; up = parentOf(source, up)) {
    if (isStatementList(up) && !(is(up, 'SwitchCase') && up.test === at)) return at;
    if (isFunction(up) || is(up, 'ClassBody')) return undefined;
    at = up;
  }
  return undefined;
}

/** The loops around the node within the nearest function, nearest first; heads that run once excluded. */
export function* enclosingLoops(source: Source, node: Node): Generator<Loop> {
  let below = node;
  for (const up of ancestorsOf(source, node)) {
    if (isFunction(up)) return;
    if (isLoop(up) && !runsOnce(up, below)) yield up;
    below = up;
  }
}

/** True for the part of a loop that is evaluated once: the initialiser, what is iterated over. */
export function runsOnce(loop: Node, part: Node): boolean {
  if (is(loop, 'ForStatement')) return loop.init === part;
  if (is(loop, 'ForOfStatement', 'ForInStatement')) return loop.right === part;
  return false;
}

const iterating = new Set(
  (
    'map filter forEach reduce reduceRight some every find findIndex findLast findLastIndex flatMap ' +
    'sort toSorted from replace replaceAll'
  ).split(' '),
);

/** True for a function that is handed to an array method (or `Array.from`, `replace`) as callback. */
export function isIterationCallback(source: Source, node: Node): boolean {
  if (!is(node, 'ArrowFunctionExpression', 'FunctionExpression')) return false;
  let argument: Node = node;
  let call = parentOf(source, node);
  while (is(call, 'ParenthesizedExpression', 'TSAsExpression')) {
    argument = call;
    call = parentOf(source, call);
  }
  if (!is(call, 'CallExpression') || !call.arguments.includes(argument)) return false;
  const callee = is(call.callee, 'MemberExpression') ? call.callee.property : undefined;
  return is(callee, 'Identifier') && iterating.has(callee.name);
}

/** What makes the node run many times, nearest first: loops, and callbacks of array methods. */
export function* repeatersOf(source: Source, node: Node): Generator<Loop | FunctionNode> {
  let below = node;
  for (const up of ancestorsOf(source, node)) {
    if (isLoop(up) && !runsOnce(up, below)) yield up;
    if (isFunction(up)) {
      if (!isIterationCallback(source, up)) return;
      yield up;
    }
    below = up;
  }
}
