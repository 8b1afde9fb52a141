import type { Entry } from '../../candidate/values.ts';
import { distinct, drawKnown, familiar, fresh, type Growth } from './fresh.ts';
import { longText } from './fresh-text.ts';
import { growingTexts, isCollection } from './growable.ts';
import { named } from './generate.ts';
import { compare } from './order.ts';
import { chance, pick, shuffled } from './random.ts';
import { isMostlyWhole, type Shape } from './shape.ts';
import { copy, type Tree } from './tree.ts';

/** Arguments of about `growth.size` elements or code units each, those that are collections. */
export function growArguments(shapes: readonly Shape[], growth: Growth): Tree[] {
  const { pool, size } = growth;
  const texts = growingTexts(shapes);
  const args: Tree[] = Array<Tree>(shapes.length);
  const grows = (shape: Shape) =>
    isCollection(shape) ||
    (shape.kind === 'union' ? shape.options.some((x) => texts.has(x)) : texts.has(shape));
  // The large ones first: the others are keys, parts and positions of them.
  const order = [...shapes.keys()].sort((a, b) => +grows(shapes[b]!) - +grows(shapes[a]!));
  for (const at of order) {
    const shape = shapes[at]!;
    args[at] = grows(shape) ? grow(shape, growth, texts) : small(shape, args, growth);
    if (size <= 20_000) pool.addAll(args[at]);
  }
  return args;
}

function small(shape: Shape, args: readonly Tree[], growth: Growth): Tree {
  const { random, size } = growth;
  if (shape.kind === 'number' && isMostlyWhole(shape)) {
    if (shape.samples.length > 0 && chance(random, 0.5)) return pick(random, shape.samples);
    return random.integer(Math.max(0, shape.usual.min), Math.max(1, size - 1));
  }
  const haystack = args.find((arg) => typeof arg === 'string');
  if (
    shape.kind === 'string' &&
    typeof haystack === 'string' &&
    !shape.closed &&
    chance(random, 0.5)
  ) {
    const length = Math.max(1, Math.min(shape.length.max, haystack.length));
    const from = random.integer(0, haystack.length - length);
    return haystack.slice(from, from + length);
  }
  const known = chance(random, 0.5) ? drawKnown(shape, growth) : undefined;
  return known === undefined ? familiar(shape, growth) : copy(known);
}

function grow(shape: Shape, growth: Growth, texts: ReadonlySet<Shape>): Tree {
  const { random, size } = growth;
  switch (shape.kind) {
    case 'union': {
      const growing = shape.options.filter((option) => isCollection(option) || texts.has(option));
      return grow(pick(random, growing), growth, texts);
    }
    case 'string':
      return longText(shape, size, growth);
    case 'array': {
      const items = elements(shape.element, shape.distinct, growth);
      const sorted = shape.order ? items.sort(compare) : items;
      return ['array', shape.order === 'descending' ? sorted.reverse() : sorted];
    }
    case 'typed':
      return [
        'typed',
        shape.name,
        Array.from({ length: size }, () => fresh(shape.element, growth)),
      ];
    case 'set':
      return ['set', distinct(elements(shape.element, 1, growth))];
    case 'map': {
      const keys = distinct(elements(shape.key, 1, growth));
      return ['map', keys.map((key) => [key, fresh(shape.value, growth)])];
    }
    case 'record': {
      const keys = distinct(elements(shape.key, 1, growth)) as string[];
      return named(
        keys.map((key): Entry => [key, fresh(shape.value, growth)]),
        shape.name,
      );
    }
    case 'object':
      return named(
        shape.fields
          .filter((field) => !field.optional || isCollection(field.shape) || chance(random, 0.7))
          .map((field): Entry => [
            field.key,
            isCollection(field.shape)
              ? grow(field.shape, growth, texts)
              : familiar(field.shape, growth),
          ]),
        shape.name,
      );
    default:
      return fresh(shape, growth);
  }
}

/**
 * `growth.size` elements, in random order, of which that share is distinct (nearly all, when the
 * example is not to repeat itself); about half of them known from earlier arguments, if any are.
 */
function elements(shape: Shape, share: number, growth: Growth): Tree[] {
  const { random, size, repeats } = growth;
  // A thousand elements have more than the few values that were recorded.
  const open: Shape = shape.kind === 'string' ? { ...shape, closed: false } : shape;
  const count = Math.max(1, Math.round(size * (repeats ? share : Math.max(share, 0.95))));
  const taken = new Set<Tree>();
  const different = Array.from({ length: Math.min(count, size) }, () => {
    const known = chance(random, 0.5) ? drawKnown(open, growth) : undefined;
    if (known === undefined || taken.has(known)) return fresh(open, growth);
    taken.add(known);
    return copy(known);
  });
  const again = Array.from({ length: size - different.length }, () =>
    copy(pick(random, different)),
  );
  return shuffled(random, [...different, ...again]);
}
