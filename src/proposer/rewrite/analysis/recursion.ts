import {
  is,
  isFunction,
  walk,
  type FunctionNode,
  type Node,
  type NodeOf,
  type Source,
} from '../../../candidate/index.ts';
import { bare } from './bare.ts';
import { parentOf } from './parents.ts';
import { variableOf } from './variables.ts';

/** A function that calls itself by its name, with plain parameters. */
export interface Recursion {
  readonly fn: FunctionNode & { body: Node };
  readonly name: string;
  /** The parameters' names; all are plain, perhaps with a default. */
  readonly params: readonly string[];
  readonly calls: readonly NodeOf<'CallExpression'>[];
}

/** Reads a function as a recursion; undefined when it is none, or async, a generator, or has patterns. */
export function recursionOf(source: Source, fn: Node): Recursion | undefined {
  if (!isFunction(fn) || !fn.body || fn.async || fn.generator) return undefined;
  const params: string[] = [];
  for (const param of fn.params as Node[]) {
    const plain = is(param, 'AssignmentPattern') ? param.left : param;
    if (!is(plain, 'Identifier') || plain.name === 'this') return undefined;
    params.push(plain.name);
  }
  const isSelf = selfCallee(source, fn);
  const calls: NodeOf<'CallExpression'>[] = [];
  for (const { node } of walk(fn.body)) {
    if (!is(node, 'CallExpression') || !isSelf(node.callee)) continue;
    if (node.arguments.some((argument) => is(argument, 'SpreadElement'))) return undefined;
    calls.push(node);
  }
  const first = calls[0];
  return (
    first && {
      fn: fn as FunctionNode & { body: Node },
      name: source.slice(first.callee),
      params,
      calls,
    }
  );
}

/** Tells the function's own names: its identifier, its variable, or `this.m` in a method. */
function selfCallee(source: Source, fn: FunctionNode): (callee: Node) => boolean {
  const parent = parentOf(source, fn);
  const own = fn.id ? variableOf(source, fn.id) : undefined;
  const held =
    is(parent, 'VariableDeclarator') && is(parent.id, 'Identifier')
      ? variableOf(source, parent.id)
      : undefined;
  const assigned = is(parent, 'AssignmentExpression') ? source.slice(parent.left) : undefined;
  const isMethod = is(parent, 'MethodDefinition', 'PropertyDefinition', 'Property');
  const key =
    isMethod && !parent.computed && is(parent.key, 'Identifier') ? parent.key.name : undefined;
  return (callee) => {
    const at = bare(callee);
    if (is(at, 'Identifier')) {
      const variable = variableOf(source, at);
      if (variable) return variable === own || variable === held;
      return assigned === at.name;
    }
    if (!is(at, 'MemberExpression') || at.computed || !is(at.property, 'Identifier')) return false;
    if (assigned !== undefined) return source.slice(at) === assigned;
    const isOwner = is(at.object, 'ThisExpression', 'Identifier');
    return (
      key !== undefined &&
      at.property.name === key &&
      isOwner &&
      isOwnOwner(source, at.object, parent)
    );
  };
}

/** `this`, or the name of the class that the method is a static one of. */
function isOwnOwner(source: Source, object: Node, method: Node | undefined): boolean {
  if (is(object, 'ThisExpression')) return true;
  const body = method && parentOf(source, method);
  const owner = body && parentOf(source, body);
  if (is(owner, 'ClassDeclaration', 'ClassExpression'))
    return is(object, 'Identifier') && owner.id?.name === object.name;
  return is(owner, 'VariableDeclarator') && source.slice(owner.id) === source.slice(object);
}
