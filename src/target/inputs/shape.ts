import type { Value } from '../../candidate/values.ts';

/**
 * What the values at one place have in common: of an argument, a field, an element. Bounds (`kind`,
 * `integer`, `min`, `max` of numbers, `format`, fields) hold for every generated value; the rest
 * (`samples`, lengths, order, distinct) says what is usual, and edge cases leave it.
 */
export type Shape =
  | LiteralShape
  | NumberShape
  | StringShape
  | ArrayShape
  | ObjectShape
  | RecordShape
  | { readonly kind: 'boolean' }
  | { readonly kind: 'bigint'; readonly samples: readonly string[] }
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  | { readonly kind: 'map'; readonly key: Shape; readonly value: Shape; readonly length: Range }
  | { readonly kind: 'set'; readonly element: Shape; readonly length: Range }
  | {
      readonly kind: 'date';
      /** Milliseconds since the epoch. */
      readonly usual: Range;
      readonly invalid: boolean;
    }
  | {
      readonly kind: 'typed';
      readonly name: string;
      readonly element: Shape;
      readonly length: Range;
    }
  /** Source texts to choose from. */
  | { readonly kind: 'function'; readonly sources: readonly string[] }
  | { readonly kind: 'union'; readonly options: readonly Shape[] }
  | { readonly kind: 'any' };

/** Exactly one of these: enums, null, undefined, symbols, and what can only be copied. */
export interface LiteralShape {
  readonly kind: 'literal';
  readonly values: readonly Value[];
}

export interface NumberShape {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly min: number;
  readonly max: number;
  /** Where most values lie, within the bounds. */
  readonly usual: Range;
  readonly special: readonly SpecialNumber[];
  readonly samples: readonly number[];
}
export type SpecialNumber = 'NaN' | 'Infinity' | '-Infinity' | '-0';
export const specialNumbers: readonly SpecialNumber[] = ['NaN', 'Infinity', '-Infinity', '-0'];

export interface StringShape {
  readonly kind: 'string';
  readonly format?: Format;
  readonly length: Range;
  readonly alphabet: string;
  readonly samples: readonly string[];
  /** The same few strings came again and again, so they are likely all. */
  readonly closed: boolean;
}
export type Format = 'digits' | 'integer' | 'decimal' | 'date' | 'datetime' | 'uuid';

export interface ArrayShape {
  readonly kind: 'array';
  readonly element: Shape;
  readonly length: Range;
  readonly order?: 'ascending' | 'descending';
  /** Distinct elements / elements, 0 to 1. */
  readonly distinct: number;
  readonly holes: boolean;
}

export interface ObjectShape {
  readonly kind: 'object';
  readonly fields: readonly Field[];
  /** The class's name, '' for plain, null for no prototype. */
  readonly name: string | null;
}
export interface Field {
  readonly key: string;
  readonly shape: Shape;
  readonly optional: boolean;
}

/** An object as a dictionary. */
export interface RecordShape {
  readonly kind: 'record';
  readonly key: Shape;
  readonly value: Shape;
  readonly length: Range;
  readonly name: string | null;
}

/** Both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export const anything: Shape = { kind: 'any' };
export const nothing: LiteralShape = { kind: 'literal', values: [['undefined']] };

/** True where whole numbers are usual: all seen are, or none was seen. */
export function isMostlyWhole(shape: NumberShape): boolean {
  return shape.integer || shape.samples.every(Number.isInteger);
}

/** The range that the figures span; 0 to 0 of none. */
export function rangeOf(figures: readonly number[]): Range {
  if (figures.length === 0) return { min: 0, max: 0 };
  let min = Infinity;
  let max = -Infinity;
  for (const figure of figures) {
    if (figure < min) min = figure;
    if (figure > max) max = figure;
  }
  return { min, max };
}

/** A union, flattened; one option is itself; literals are gathered in one. */
export function unionOf(shapes: readonly Shape[]): Shape {
  const flat = shapes.flatMap((shape) => (shape.kind === 'union' ? shape.options : [shape]));
  if (flat.some((shape) => shape.kind === 'any')) return anything;
  const literals = new Map<string, Value>();
  const others = new Map<string, Shape>();
  for (const shape of flat)
    if (shape.kind === 'literal')
      for (const value of shape.values) literals.set(JSON.stringify(value), value);
    else others.set(JSON.stringify(shape), shape);
  const options = [...others.values()];
  if (literals.size > 0) options.push({ kind: 'literal', values: [...literals.values()] });
  return options.length === 1 ? options[0]! : { kind: 'union', options };
}
