import { tagOf, type Entry, type Item, type Value } from '../../candidate/values.ts';
import { numberOf } from './scalar-shape.ts';
import type { NumberShape, Shape } from './shape.ts';
import { hasFormat } from './format.ts';

import { textOf } from './tree.ts';

/** True when the value (a tree) keeps to the bounds of the shape. */
export function conforms(value: Value, shape: Shape): boolean {
  switch (shape.kind) {
    case 'any':
      return true;
    case 'boolean':
      return typeof value === 'boolean';
    case 'literal':
      return shape.values.some((one) => one === value || textOf(one) === textOf(value));
    case 'union':
      return shape.options.some((option) => conforms(value, option));
    case 'number':
      return isNumber(value, shape);
    case 'string':
      return typeof value === 'string' && (!shape.format || hasFormat(value, shape.format));
    case 'bigint':
    case 'date':
    case 'function':
      return tagOf(value) === shape.kind;
    default:
      return (
        tagOf(value) ===
          (shape.kind === 'tuple' ? 'array' : shape.kind === 'record' ? 'object' : shape.kind) &&
        isCollection(value as readonly [string, never, never], shape)
      );
  }
}

function isNumber(value: Value, shape: NumberShape): boolean {
  const figure = numberOf(value);
  if (figure === undefined) return false;
  if (Array.isArray(value)) return shape.special.some((name) => Object.is(figure, Number(name)));
  if (shape.samples.includes(figure)) return true;
  return figure >= shape.min && figure <= shape.max && (!shape.integer || Number.isInteger(figure));
}

type CollectionShape = Extract<
  Shape,
  { kind: 'array' | 'tuple' | 'object' | 'record' | 'map' | 'set' | 'typed' }
>;

function isCollection(value: readonly [string, never, never], shape: CollectionShape): boolean {
  switch (shape.kind) {
    case 'array':
      return (value[1] as readonly Item[]).every((item) =>
        tagOf(item) === 'hole' ? shape.holes : conforms(item as Value, shape.element),
      );
    case 'tuple': {
      const items = value[1] as readonly Value[];
      return (
        items.length <= shape.items.length &&
        shape.items.every((item, i) =>
          conforms(items[i] ?? (i < items.length ? null : ['undefined']), item),
        )
      );
    }
    case 'object': {
      const entries = new Map((value[1] as readonly Entry[]).map(([key, child]) => [key, child]));
      return shape.fields.every((field) =>
        entries.has(field.key) ? conforms(entries.get(field.key)!, field.shape) : field.optional,
      );
    }
    case 'record':
      return (value[1] as readonly Entry[]).every(
        ([key, child]) => typeof key === 'string' && conforms(child, shape.value),
      );
    case 'map':
      return (value[1] as readonly (readonly [Value, Value])[]).every(
        ([key, child]) => conforms(key, shape.key) && conforms(child, shape.value),
      );
    case 'set':
      return (value[1] as readonly Value[]).every((item) => conforms(item, shape.element));
    case 'typed':
      return (
        value[1] === shape.name &&
        (value[2] as readonly Value[]).every((item) => conforms(item, shape.element))
      );
  }
}
