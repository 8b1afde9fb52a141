import { tagOf, type Entry, type Value } from '../../candidate/values.ts';
import { numberShape, stringShape } from './scalar-shape.ts';
import { orderOf } from './order.ts';
import { elementOfTyped } from './typed-element.ts';
import {
  anything,
  rangeOf,
  unionOf,
  type ArrayShape,
  type ObjectShape,
  type Shape,
} from './shape.ts';
import { textOf, type Tree } from './tree.ts';

/** Where values stand: numbers inside collections are widened more than possible counts. */
export type Place = 'argument' | 'inside';

/**
 * The shape of recorded values that stood at one place; `any` of none.
 *
 * @param values trees: without references (see `link`).
 */
export function shapeOf(values: readonly Tree[], place: Place = 'argument'): Shape {
  if (values.length === 0) return anything;
  const groups = Map.groupBy(values, groupOf);
  return unionOf([...groups].map(([group, members]) => shapeOfGroup(group, members, place)));
}

function groupOf(value: Value): string {
  const tag = tagOf(value);
  if (tag === undefined) return value === null ? 'literal' : typeof value;
  if (tag === 'typed') return `typed ${(value as readonly [string, string])[1]}`;
  if (tag === 'object') return `object ${nameOf(value as never)}`;
  return known.has(tag) ? tag : 'literal';
}

/** The class's name, '' for plain, null for no prototype. */
function nameOf(object: readonly ['object', readonly Entry[], (string | null)?]): string | null {
  return object[2] === undefined ? '' : object[2];
}

const known = new Set(['number', 'bigint', 'array', 'map', 'set', 'date', 'function']);

function shapeOfGroup(group: string, values: readonly Value[], place: Place): Shape {
  const tagged = values as readonly (readonly [string, never, never] | null)[];
  const contents = tagged.map((value) => value?.[1] as unknown);
  switch (group.split(' ')[0]) {
    case 'boolean':
      return { kind: 'boolean' };
    case 'number':
      return numberShape(values as never, place);
    case 'string':
      return stringShape(values as readonly string[]);
    case 'bigint':
      return { kind: 'bigint', samples: [...new Set(contents as string[])] };
    case 'array':
      return arrayShape(values as never);
    case 'object':
      return objectShape(values as never, place);
    case 'map': {
      const pairs = contents as (readonly (readonly [Value, Value])[])[];
      return {
        kind: 'map',
        key: shapeOf(
          pairs.flat().map((pair) => pair[0]),
          'inside',
        ),
        value: shapeOf(
          pairs.flat().map((pair) => pair[1]),
          'inside',
        ),
        length: rangeOf(pairs.map((list) => list.length)),
      };
    }
    case 'set': {
      const sets = contents as (readonly Value[])[];
      const length = rangeOf(sets.map((set) => set.length));
      return { kind: 'set', element: shapeOf(sets.flat(), 'inside'), length };
    }
    case 'typed': {
      const lists = tagged.map((value) => value![2] as readonly Value[]);
      const name = contents[0]! as string;
      const length = rangeOf(lists.map((list) => list.length));
      return { kind: 'typed', name, element: elementOfTyped(name), length };
    }
    case 'date': {
      const times = (contents as (number | null)[]).filter((time) => time !== null);
      return { kind: 'date', usual: rangeOf(times), invalid: times.length < contents.length };
    }
    case 'function':
      return { kind: 'function', sources: [...new Set(contents as string[])] };
    default: {
      const distinct = new Map(values.map((value) => [textOf(value), value]));
      return { kind: 'literal', values: [...distinct.values()] };
    }
  }
}

function arrayShape(
  arrays: readonly (readonly ['array', readonly (Value | readonly ['hole'])[]])[],
): Shape {
  const lists = arrays.map((array) => array[1].filter((item) => tagOf(item) !== 'hole') as Value[]);
  const all = lists.flat();
  const length = rangeOf(arrays.map((array) => array[1].length));
  const holes = arrays.some((array, i) => array[1].length > lists[i]!.length);
  if (!holes && isTuple(lists))
    return {
      kind: 'tuple',
      items: lists[0]!.map((_, i) =>
        shapeOf(
          lists.map((list) => list[i]!),
          'inside',
        ),
      ),
    };
  const order = orderOf(lists);
  const distinct = lists.reduce((sum, list) => sum + new Set(list.map(textOf)).size, 0);
  const shape: ArrayShape = {
    kind: 'array',
    element: shapeOf(all, 'inside'),
    length,
    distinct: all.length > 0 ? distinct / all.length : 1,
    holes,
  };
  return order ? { ...shape, order } : shape;
}

/** Three or more of one length from 2 to 4, each position of one kind, and not all positions of the same. */
function isTuple(lists: readonly (readonly Value[])[]): boolean {
  const length = lists[0]?.length ?? 0;
  if (lists.length < 3 || length < 2 || length > 4) return false;
  if (lists.some((list) => list.length !== length)) return false;
  const kinds = lists[0]!.map((_, i) => new Set(lists.map((list) => groupOf(list[i]!))));
  return (
    kinds.every((kind) => kind.size === 1) && new Set(kinds.map((kind) => [...kind][0])).size > 1
  );
}

function objectShape(
  objects: readonly (readonly ['object', readonly Entry[], (string | null)?])[],
  place: Place,
): Shape {
  const name = nameOf(objects[0]!);
  const named = objects.map((object) =>
    object[1].filter((entry): entry is readonly [string, Value] => typeof entry[0] === 'string'),
  );
  const byKey = Map.groupBy(named.flat(), (entry) => entry[0]);
  if (isRecord(named, byKey)) {
    return {
      kind: 'record',
      key: stringShape([...byKey.keys()]),
      value: shapeOf(
        named.flat().map((entry) => entry[1]),
        'inside',
      ),
      length: rangeOf(named.map((entries) => entries.length)),
      name,
    };
  }
  const fields: ObjectShape['fields'] = [...byKey].map(([key, entries]) => ({
    key,
    shape: shapeOf(
      entries.map((entry) => entry[1]),
      place,
    ),
    optional: entries.length < objects.length,
  }));
  return { kind: 'object', fields, name };
}

/** A dictionary: values of one kind under keys that come and go, none of them always there. */
function isRecord(
  objects: readonly (readonly (readonly [string, Value])[])[],
  byKey: ReadonlyMap<string, readonly unknown[]>,
): boolean {
  const filled = objects.filter((entries) => entries.length > 0);
  if (filled.length === 0) return false;
  const kinds = new Set(filled.flat().map((entry) => groupOf(entry[1])));
  if (kinds.size > 1) return false;
  if (filled.length === 1) return byKey.size > 8;
  const keySets = new Set(
    filled.map((entries) =>
      entries
        .map((entry) => entry[0])
        .sort()
        .join('\0'),
    ),
  );
  return keySets.size > 1 && [...byKey.values()].every((entries) => entries.length < filled.length);
}
