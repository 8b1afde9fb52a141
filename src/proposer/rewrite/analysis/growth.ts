import { is, type Node, type NodeOf, type Source } from '../../../candidate/index.ts';
import { bare, sameCode } from './bare.ts';
import { item as asItem } from './code.ts';
import { methodCall } from './match.ts';

/** Recognises the collection that is copied and extended. */
export type IsSelf = (node: Node) => boolean;

/**
 * Reads an expression that makes a longer copy of a collection: `[...self, x]`, `self.concat(x)`,
 * `{ ...self, k: v }`, `Object.assign({}, self, o)`, `new Set([...self, x])`, `new Map(self).set(k, v)`.
 * Gives the ways to extend the collection itself instead, each a list of expressions to run in
 * order; none when it is something else.
 *
 * @param name How the collection is written.
 */
export function growth(source: Source, node: Node, isSelf: IsSelf, name: string): string[][] {
  const at = bare(node);
  if (is(at, 'ArrayExpression')) return arrayGrowth(source, at, isSelf, name);
  if (is(at, 'ObjectExpression')) return objectGrowth(source, at, isSelf, name);
  if (is(at, 'NewExpression')) return collectionGrowth(source, at, isSelf, name);
  if (is(at, 'CallExpression')) return callGrowth(source, at, isSelf, name);
  return [];
}

/** The collection, or a default for it: `self`, `self || []`, `self ?? {}`: how to write what to extend. */
function owner(
  source: Source,
  node: Node | undefined,
  isSelf: IsSelf,
  name: string,
): string | undefined {
  if (!node) return undefined;
  const at = bare(node);
  if (isSelf(at)) return name;
  if (!is(at, 'LogicalExpression') || at.operator === '&&' || !isSelf(bare(at.left)))
    return undefined;
  return isEmpty(at.right) ? `(${name} ${at.operator}= ${source.slice(at.right)})` : undefined;
}

function isEmpty(node: Node): boolean {
  const at = bare(node);
  if (is(at, 'ArrayExpression')) return at.elements.length === 0;
  return is(at, 'ObjectExpression') && at.properties.length === 0;
}

function arrayGrowth(
  source: Source,
  node: NodeOf<'ArrayExpression'>,
  isSelf: IsSelf,
  name: string,
): string[][] {
  const items = node.elements;
  if (items.some((one) => one === null)) return [];
  const spread = (one: Node | null | undefined) =>
    is(one, 'SpreadElement') ? one.argument : undefined;
  const front = owner(source, spread(items[0]), isSelf, name);
  const back = owner(source, spread(items.at(-1)), isSelf, name);
  const text = (list: readonly unknown[]) =>
    (list as Node[]).map((one) => source.slice(one)).join(', ');
  if (front && items.length > 1) return [[`${front}.push(${text(items.slice(1))})`]];
  if (back && items.length > 1) return [[`${back}.unshift(${text(items.slice(0, -1))})`]];
  return [];
}

function objectGrowth(
  source: Source,
  node: NodeOf<'ObjectExpression'>,
  isSelf: IsSelf,
  name: string,
): string[][] {
  const [first, ...rest] = node.properties;
  const base = is(first, 'SpreadElement') ? owner(source, first.argument, isSelf, name) : undefined;
  return base && rest.length > 0 ? assignments(source, rest, isSelf, name, base) : [];
}

/**
 * Assignments of the properties; a property that itself grows in place has two ways. A computed key
 * may be `__proto__`, which a literal defines and an assignment does not: the last way defines.
 */
function assignments(
  source: Source,
  properties: readonly Node[],
  isSelf: IsSelf,
  name: string,
  base: string,
): string[][] {
  const plain: string[] = [];
  const deep: string[] = [];
  const exact: string[] = [];
  for (const property of properties) {
    const self = plain.length === 0 ? base : name;
    if (is(property, 'SpreadElement')) {
      plain.push(`Object.assign(${self}, ${source.slice(property.argument)})`);
      deep.push(plain.at(-1)!);
      exact.push(plain.at(-1)!);
      continue;
    }
    if (!is(property, 'Property') || property.kind !== 'init' || property.method) return [];
    const target = member(source, property, self);
    const value = property.value as Node;
    plain.push(`${target} = ${asItem(source, value)}`);
    exact.push(
      property.computed
        ? `Object.defineProperty(${self}, ${source.slice(property.key)}, { value: ${asItem(source, value)}, writable: true, enumerable: true, configurable: true })`
        : plain.at(-1)!,
    );
    const isInner: IsSelf = (at) => isSelfMember(at, property, isSelf);
    deep.push(...(growth(source, value, isInner, target)[0] ?? [plain.at(-1)!]));
  }
  const ways = deep.join() === plain.join() ? [plain] : [deep, plain];
  return exact.join() === plain.join() ? ways : [...ways, exact];
}

function member(source: Source, property: NodeOf<'Property'>, self: string): string {
  const { key, computed } = property;
  if (computed) return `${self}[${source.slice(key)}]`;
  return is(key, 'Identifier') ? `${self}.${key.name}` : `${self}[${source.slice(key)}]`;
}

function isSelfMember(node: Node, property: NodeOf<'Property'>, isSelf: IsSelf): boolean {
  const at = bare(node);
  return (
    is(at, 'MemberExpression') &&
    at.computed === property.computed &&
    isSelf(bare(at.object)) &&
    sameCode(at.property, property.key)
  );
}

function collectionGrowth(
  source: Source,
  node: NodeOf<'NewExpression'>,
  isSelf: IsSelf,
  name: string,
): string[][] {
  const kind = is(node.callee, 'Identifier') ? node.callee.name : '';
  const list = bare(node.arguments[0] as Node | undefined);
  if ((kind !== 'Set' && kind !== 'Map') || !is(list, 'ArrayExpression')) return [];
  const [first, ...rest] = list.elements;
  if (!is(first, 'SpreadElement') || !owner(source, first.argument, isSelf, name)) return [];
  const added = rest.map((one) => addition(source, kind, one as Node | null, name));
  return added.length === 0 || added.includes(undefined) ? [] : [added as string[]];
}

function addition(
  source: Source,
  kind: string,
  one: Node | null,
  name: string,
): string | undefined {
  if (!one || is(one, 'SpreadElement')) return undefined;
  if (kind === 'Set') return `${name}.add(${source.slice(one)})`;
  const pair = bare(one);
  if (!is(pair, 'ArrayExpression') || pair.elements.length !== 2) return undefined;
  return `${name}.set(${pair.elements.map((part) => source.slice(part as Node)).join(', ')})`;
}

function callGrowth(
  source: Source,
  node: NodeOf<'CallExpression'>,
  isSelf: IsSelf,
  name: string,
): string[][] {
  const call = methodCall(node, 'concat', 'assign', 'set', 'add');
  if (!call || call.optional || call.args.length === 0) return [];
  if (call.name === 'concat') {
    const base = owner(source, call.object, isSelf, name);
    return base ? concatenation(source, call.args, base, name) : [];
  }
  if (call.name === 'assign') {
    const [target, self, ...rest] = call.args;
    if (!target || !isEmpty(target) || !self || rest.length === 0) return [];
    const base = owner(source, self, isSelf, name);
    if (!base) return [];
    const only = rest.map((one) => bare(one));
    if (only.every((one) => is(one, 'ObjectExpression')))
      return assignments(
        source,
        only.flatMap((one) => one.properties as Node[]),
        isSelf,
        name,
        base,
      );
    return [[`Object.assign(${base}, ${rest.map((one) => source.slice(one)).join(', ')})`]];
  }
  // new Map(self).set(k, v)
  const made = bare(call.object);
  if (!is(made, 'NewExpression') || made.arguments.length !== 1) return [];
  const copied = is(made.callee, 'Identifier') && /^(Set|Map)$/.test(made.callee.name);
  if (!copied || !isSelf(bare(made.arguments[0] as Node))) return [];
  return [[`${name}.${call.name}(${call.args.map((one) => source.slice(one)).join(', ')})`]];
}

/** `concat` takes arrays apart and appends what is none: which one an argument is can't be seen. */
function concatenation(
  source: Source,
  args: readonly Node[],
  base: string,
  name: string,
): string[][] {
  const literal = args.map((one) => bare(one));
  const self = (index: number) => (index === 0 ? base : name);
  if (literal.every((one) => is(one, 'ArrayExpression')))
    return [
      literal.map(
        (one, index) =>
          `${self(index)}.push(${one.elements.map((part) => (part ? source.slice(part) : '')).join(', ')})`,
      ),
    ];
  const texts = args.map((one) => source.slice(one));
  const each = texts.map((text, index) => `${self(index)}.push(...${text})`);
  const whole = [`${base}.push(${texts.join(', ')})`];
  const exact = [`${base}.push(...[${texts.join(', ')}].flat())`];
  return [each, whole, exact];
}
