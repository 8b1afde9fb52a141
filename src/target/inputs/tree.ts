import { tagOf, type Entry, type Item, type Value } from '../../candidate/values.ts';

/**
 * In this room values are trees: no `['ref', …]` in them; one JavaScript array that occurs twice is
 * one shared object. So parts can be moved, copied and dropped without renumbering anything.
 */
export type Tree = Value;

/** True for what a reference number is given to: every object but functions. */
export function isContainer(value: Value | Item): value is Extract<Value, readonly unknown[]> {
  return containers.has(tagOf(value) ?? '');
}

const containers = new Set(
  'array object map set date regexp typed buffer error boxed promise iterator opaque'.split(' '),
);

/** The values inside a value, in the order in which encoding meets them; no holes, no keys. */
export function inside(value: Value): readonly Value[] {
  if (!Array.isArray(value)) return [];
  const node = value as Exclude<Value, string | number | boolean | null>;
  switch (node[0]) {
    case 'array':
      return [...node[1].filter(isValue), ...(node[2] ?? []).map(second)];
    case 'object':
      return node[1].map(second);
    case 'map':
      return node[1].flat();
    case 'set':
      return node[1];
    case 'typed':
      return node[2];
    case 'error':
      return node[3].map(second);
    case 'boxed':
      return [node[1]];
    case 'promise':
      return [node[2]];
    case 'iterator':
      return [...node[1], node[2]];
    default:
      return [];
  }
}

/** The same value with other values inside, made in the order of `inside`. */
export function rebuild(value: Value, change: (child: Value) => Value): Value {
  if (!Array.isArray(value)) return value;
  const node = value as Exclude<Value, string | number | boolean | null>;
  const entry = ([key, child]: Entry): Entry => [key, change(child)];
  switch (node[0]) {
    case 'array': {
      const items = node[1].map((item) => (isValue(item) ? change(item) : item));
      return node[2] ? ['array', items, node[2].map(entry)] : ['array', items];
    }
    case 'object':
      return node.length > 2
        ? ['object', node[1].map(entry), node[2] as string | null]
        : ['object', node[1].map(entry)];
    case 'map':
      return ['map', node[1].map(([key, child]) => [change(key), change(child)])];
    case 'set':
      return ['set', node[1].map(change)];
    case 'typed':
      return ['typed', node[1], node[2].map(change)];
    case 'error':
      return ['error', node[1], node[2], node[3].map(entry)];
    case 'boxed':
      return ['boxed', change(node[1])];
    case 'promise':
      return ['promise', node[1], change(node[2])];
    case 'iterator':
      return ['iterator', node[1].map(change), change(node[2])];
    default:
      // A copy: one occurrence must not become a shared object with another by accident.
      return [...node] as unknown as Value;
  }
}

/** A deep copy; objects that the value shares within itself are shared within the copy. */
export function copy(tree: Tree): Tree {
  const made = new Map<Value, Value>();
  const visit = (value: Value): Value => {
    if (!isContainer(value)) return value;
    const known = made.get(value);
    if (known) return known;
    const fresh = rebuild(value, visit);
    made.set(value, fresh);
    return fresh;
  };
  return visit(tree);
}

/**
 * Trees of values that were encoded together (the arguments of a call). Undefined when one holds
 * itself: a tree can't.
 */
export function link(values: readonly Value[]): Tree[] | undefined {
  const made: (Tree | undefined)[] = [];
  let cyclic = false;
  const visit = (value: Value): Tree => {
    if (tagOf(value) === 'ref') {
      const target = made[(value as readonly ['ref', number])[1]];
      if (target === undefined) cyclic = true;
      return target ?? null;
    }
    if (!isContainer(value)) return value;
    const number = made.push(undefined) - 1;
    const tree = rebuild(value, visit);
    made[number] = tree;
    return tree;
  };
  const trees = values.map(visit);
  return cyclic ? undefined : trees;
}

/** Encodes trees together: an object that was met before becomes a reference. */
export function unlink(trees: readonly Tree[]): Value[] {
  const numbers = new Map<Value, number>();
  const visit = (tree: Tree): Value => {
    // Tagged scalars are copied too: fast-check marks the arrays that it is given.
    if (!isContainer(tree)) return rebuild(tree, visit);
    const known = numbers.get(tree);
    if (known !== undefined) return ['ref', known];
    numbers.set(tree, numbers.size);
    return rebuild(tree, visit);
  };
  return trees.map(visit);
}

/** The number of values in a tree, itself included. */
export function size(tree: Tree): number {
  return inside(tree).reduce<number>((sum, child) => sum + size(child), 1);
}

/** Equality of trees by their text; sharing is not compared. */
export function textOf(tree: Value): string {
  return JSON.stringify(tree);
}

function isValue(item: Item): item is Value {
  return tagOf(item) !== 'hole';
}

function second(entry: Entry): Value {
  return entry[1];
}
