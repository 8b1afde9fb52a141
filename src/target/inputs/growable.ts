import type { ArrayShape, Shape, StringShape } from './shape.ts';

/** True for what can hold any number of elements, itself or in one of its fields. */
export function isCollection(shape: Shape): boolean {
  if (shape.kind === 'union') return shape.options.some(isCollection);
  if (shape.kind === 'object') return shape.fields.some((field) => isCollection(field.shape));
  return ['array', 'record', 'map', 'set', 'typed'].includes(shape.kind);
}

/**
 * True for lists that were all of one short length: points, ranges, pairs. Not for records and
 * lists, nor for the same few words each time: there the tests share a small example of what is long in real use.
 */
export function isFixed(shape: Shape): shape is ArrayShape {
  if (shape.kind !== 'array') return false;
  const { length, element } = shape;
  if (element.kind === 'object' || isCollection(element)) return false;
  if (element.kind === 'string' && element.samples.length <= length.max) return false;
  return length.min === length.max && length.max >= 1 && length.max <= 4;
}

/**
 * The strings of an argument list that a large input has longer: texts, not names, separators or
 * formats. Beside a collection only those that were long already.
 */
export function growingTexts(shapes: readonly Shape[]): Set<Shape> {
  const texts = shapes
    .flatMap((shape) => (shape.kind === 'union' ? shape.options : [shape]))
    .filter(
      (shape): shape is StringShape => shape.kind === 'string' && !shape.format && !shape.closed,
    );
  const longest = Math.max(2, ...texts.map((text) => text.length.max));
  const least = shapes.some(isCollection) ? 20 : longest / 2;
  return new Set(texts.filter((text) => text.length.max >= least));
}

/** True when a large input for these arguments can be made. */
export function canGrow(shapes: readonly Shape[]): boolean {
  return shapes.some(isCollection) || growingTexts(shapes).size > 0;
}
