import { elementOfTyped } from './typed-element.ts';
import {
  specialNumbers,
  unionOf,
  type NumberShape,
  type Shape,
  type StringShape,
} from './shape.ts';

/** What a value is that a type calls by one of these names, and nothing was recorded of. */
export const declaredNumber: NumberShape = {
  kind: 'number',
  integer: false,
  min: -1000,
  max: 1000,
  usual: { min: -10, max: 20 },
  special: specialNumbers,
  samples: [],
};

export const declaredString: StringShape = {
  kind: 'string',
  length: { min: 0, max: 10 },
  alphabet: '',
  samples: ['a', 'b', 'ab', 'hello world', 'A-b_c', '1,2'],
  closed: false,
};

/** Elements of a declared collection. */
export const declaredLength = { min: 0, max: 6 };

export const primitive: Shape = unionOf([declaredNumber, declaredString, { kind: 'boolean' }]);

/** No value at all: a recursive type that is unrolled as deep as it goes. */
export const never: Shape = { kind: 'union', options: [] };

export function isNever(shape: Shape): boolean {
  return shape.kind === 'union' && shape.options.length === 0;
}

export function literal(...values: Extract<Shape, { kind: 'literal' }>['values'][number][]): Shape {
  return { kind: 'literal', values };
}

export function arrayOf(element: Shape): Shape {
  if (isNever(element)) return literal(['array', []]);
  return { kind: 'array', element, length: declaredLength, distinct: 0.8, holes: false };
}

/** The classes of the language by name, with the shapes of their type arguments. */
export function builtin(name: string, args: readonly Shape[]): Shape | undefined {
  const [first = primitive, second = primitive] = args;
  const length = declaredLength;
  if (/^(Big)?(Ui|I)nt(8|16|32|64)(Clamped)?Array$|^Float(32|64)Array$/.test(name))
    return { kind: 'typed', name, element: elementOfTyped(name), length };
  switch (name) {
    case 'Array':
    case 'ReadonlyArray':
    case 'Iterable':
    case 'ArrayLike':
      return arrayOf(first);
    case 'Set':
    case 'ReadonlySet':
      return { kind: 'set', element: first, length };
    case 'Map':
    case 'ReadonlyMap':
      return { kind: 'map', key: first, value: second, length };
    case 'Record':
      return first.kind === 'literal'
        ? {
            kind: 'object',
            name: '',
            fields: first.values.map((key) => ({
              key: String(key),
              shape: second,
              optional: false,
            })),
          }
        : { kind: 'record', key: declaredString, value: second, length, name: '' };
    case 'Date':
      return { kind: 'date', usual: { min: 0, max: 2_000_000_000_000 }, invalid: true };
    case 'RegExp':
      return literal(
        ['regexp', 'a', '', 0],
        ['regexp', '\\d+', 'g', 0],
        ['regexp', '[aeiou]', 'gi', 0],
        ['regexp', '\\s*,\\s*', '', 0],
      );
    default:
      return undefined;
  }
}
