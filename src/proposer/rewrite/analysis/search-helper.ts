import {
  is,
  isFunction,
  type FunctionNode,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { bare, nameOf } from './bare.ts';
import { isElement, iteration } from './iteration.ts';
import { equality, methodCall } from './match.ts';
import { numberOf } from './static.ts';
import { initialiserOf, variableOf } from './variables.ts';

/** A call of a function of the file that does no more than search a list for a value. */
export interface HelperSearch {
  readonly array: Node;
  readonly value: Node;
  /** It gives the place, -1 for none; or whether there is one. */
  readonly gives: 'place' | 'presence';
}

/** Reads `indexOf(list, x)` or `contains(x, list)` where the file spells that function out. */
export function helperSearch(
  source: Source,
  node: Node | null | undefined,
): HelperSearch | undefined {
  const call = bare(node);
  if (!is(call, 'CallExpression') || !is(call.callee, 'Identifier')) return undefined;
  if (call.arguments.length !== 2 || call.arguments.some((one) => is(one, 'SpreadElement')))
    return undefined;
  const fn = functionOf(source, call.callee);
  const names = fn?.params.map((param) => nameOf(param));
  if (!fn?.body || fn.async || fn.generator || names?.length !== 2) return undefined;
  const [a, b] = call.arguments as [Node, Node];
  for (const [list, wanted, array, value] of [
    [names[0], names[1], a, b],
    [names[1], names[0], b, a],
  ] as const) {
    if (list === undefined || wanted === undefined) return undefined;
    const gives = searches(source, fn.body, list, wanted);
    if (gives) return { array, value, gives };
  }
  return undefined;
}

function functionOf(source: Source, callee: Node): FunctionNode | undefined {
  const variable = variableOf(source, callee);
  const declared = variable?.defs[0]?.node as unknown as Node | undefined;
  const fn = is(declared, 'FunctionDeclaration') ? declared : bare(initialiserOf(variable));
  return fn && isFunction(fn) ? fn : undefined;
}

/** A loop over the list that returns at the first item that is the value, and a return behind it. */
function searches(source: Source, body: Node, list: string, wanted: string) {
  const statements = is(body, 'BlockStatement') ? body.body : undefined;
  const last = statements?.at(-1);
  const result = statements ? (is(last, 'ReturnStatement') ? last.argument : undefined) : body;
  if (!statements || statements.length === 1) {
    const index = methodCall(result, 'indexOf');
    const isIt =
      index?.args.length === 1 && nameOf(index.object) === list && nameOf(index.args[0]) === wanted;
    return isIt ? 'place' : undefined;
  }
  const [loop, ...others] = statements
    .slice(0, -1)
    .filter((one) => !(is(one, 'VariableDeclaration') && one.declarations.every((x) => !x.init)));
  const walk = loop && others.length === 0 ? iteration(source, loop) : undefined;
  if (!walk || walk.from || nameOf(walk.array) !== list) return undefined;
  const inner = only(walk.body);
  const found = is(inner, 'IfStatement') && !inner.alternate ? inner : undefined;
  const same = equality(found?.test);
  const given = only(found?.consequent);
  if (!same?.strict || same.negated || !is(given, 'ReturnStatement')) return undefined;
  const isItem = (side: Node): boolean =>
    (nameOf(walk.item) !== undefined && nameOf(side) === nameOf(walk.item)) ||
    (walk.index !== undefined && isElement(side, walk.array, walk.index));
  const compares =
    (isItem(same.left) && nameOf(same.right) === wanted) ||
    (isItem(same.right) && nameOf(same.left) === wanted);
  if (!compares) return undefined;
  if (isLiteral(given.argument, true) && isLiteral(result, false)) return 'presence';
  const isPlace = walk.index !== undefined && nameOf(given.argument) === walk.index;
  return isPlace && numberOf(result) === -1 ? 'place' : undefined;
}

function only(body: Node | undefined): Node | undefined {
  if (!is(body, 'BlockStatement')) return body;
  return body.body.length === 1 ? body.body[0] : undefined;
}

function isLiteral(node: Node | null | undefined, value: boolean): boolean {
  const at = bare(node);
  return is(at, 'Literal') && at.value === value;
}
