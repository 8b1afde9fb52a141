import type { Entry } from '../../candidate/values.ts';
import { distinct, drawKnown, familiar, fresh, type Growth } from './fresh.ts';
import { counted, namesIn, stepwise, tied, tieOf } from './linked.ts';
import { longText } from './fresh-text.ts';
import { growingTexts, isCollection, isFixed } from './growable.ts';
import { named } from './generate.ts';
import { compare } from './order.ts';
import { chance, pick, shuffled } from './random.ts';
import { isMostlyWhole, type Shape } from './shape.ts';
import { copy, inside, type Tree } from './tree.ts';

/**
 * Arguments of about `size` elements or code units each, those that are collections. In a square
 * strategy that many in all.
 */
export function growArguments(shapes: readonly Shape[], whole: Growth): Tree[] {
  const { pool } = whole;
  const side = Math.ceil(Math.sqrt(whole.size));
  const growth = whole.strategy.square ? { ...whole, size: side, nested: side } : whole;
  const { size } = growth;
  const texts = growingTexts(shapes);
  const args: Tree[] = Array<Tree>(shapes.length);
  const some = shapes.some((shape) => isCollection(shape) && !isFixed(shape));
  const grows = (shape: Shape) =>
    (!some || !isFixed(shape)) &&
    (isCollection(shape) ||
      (shape.kind === 'union' ? shape.options.some((x) => texts.has(x)) : texts.has(shape)));
  // The large ones first: the others are keys, parts and positions of them.
  const order = [...shapes.keys()].sort((a, b) => +grows(shapes[b]!) - +grows(shapes[a]!));
  for (const at of order) {
    const shape = shapes[at]!;
    args[at] = grows(shape)
      ? grow(shape, { ...growth, names: namesIn(args) }, texts)
      : small(shape, args, growth);
    if (size <= 20_000) pool.addAll(args[at]);
  }
  return args;
}

function small(shape: Shape, args: readonly Tree[], growth: Growth): Tree {
  const { random, size, strategy } = growth;
  if (strategy.links) {
    const start = leading(shape, args);
    if (start !== undefined) return start;
  }
  if (isFixed(shape))
    return [
      'array',
      Array.from({ length: shape.length.min }, () => small(shape.element, [], growth)),
    ];
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

/** Where linked elements begin: the first one's position or name. */
function leading(shape: Shape, args: readonly Tree[]): Tree | undefined {
  if (shape.kind === 'number' && isMostlyWhole(shape)) return 0;
  if (shape.kind !== 'string') return undefined;
  const grown = args.find((arg) => Array.isArray(arg));
  const first = grown && (grown[0] === 'object' ? grown[1][0]?.[0] : firstName(grown));
  return typeof first === 'string' ? first : undefined;
}

function firstName(tree: Tree): string | undefined {
  if (typeof tree === 'string') return tree;
  for (const child of inside(tree)) {
    const name = firstName(child);
    if (name !== undefined) return name;
  }
  return undefined;
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
      const order = growth.strategy.order ?? shape.order;
      const sorted = order ? items.sort(compare) : items;
      if (order === 'descending') sorted.reverse();
      return ['array', linked(sorted, shape.element, growth)];
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
      const values = valuesOf(keys, shape.value, growth);
      return ['map', keys.map((key, at) => [key, values[at]!])];
    }
    case 'record': {
      const keys = distinct(elements(shape.key, 1, growth)) as string[];
      const values = valuesOf(keys, shape.value, growth);
      return named(
        keys.map((key, at): Entry => [key, values[at]!]),
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

/** Values of a dictionary; in a hub the first leads to all others. */
function valuesOf(keys: readonly Tree[], shape: Shape, growth: Growth): readonly Tree[] {
  const values = keys.map(() => fresh(shape, growth));
  const { links } = growth.strategy;
  if (!links || !keys.every((key) => typeof key === 'string')) return values;
  if (links === 'chain') return stepwise(values, keys);
  const hub = counted(fresh(shape, { ...growth, nested: growth.size - 1 }), keys);
  return isCollection(shape) ? [hub, ...values.slice(1)] : values;
}

function linked(items: Tree[], element: Shape, { strategy, names }: Growth): Tree[] {
  if (!strategy.links) return items;
  const tie = tieOf(element);
  if (tie) return tied(items, tie, strategy.links, names);
  // Elements that have lists are known by their position.
  const positions = isCollection(element) && strategy.links === 'chain';
  return positions ? stepwise(items, [...items.keys()]) : items;
}

/**
 * `growth.size` elements, in random order, of which that share is distinct (nearly all, when the
 * example is not to repeat itself); about half of them known from earlier arguments, if any are.
 */
function elements(shape: Shape, share: number, growth: Growth): Tree[] {
  const { random, size } = growth;
  const { repeats, overlap = 0.5, links } = growth.strategy;
  // A thousand elements have more than the few values that were recorded.
  const open: Shape = shape.kind === 'string' ? { ...shape, closed: false } : shape;
  const count = Math.max(1, Math.round(size * (repeats ? share : Math.max(share, 0.95))));
  const taken = new Set<Tree>();
  const different = Array.from({ length: Math.min(count, size) }, () => {
    const known = chance(random, overlap) ? drawKnown(open, growth) : undefined;
    if (known === undefined || taken.has(known)) return fresh(open, growth);
    taken.add(known);
    return copy(known);
  });
  const again = Array.from({ length: size - different.length }, () =>
    copy(pick(random, different)),
  );
  const all = shuffled(random, [...different, ...again]);
  if (links === 'hub' && isCollection(shape) && !tieOf(shape))
    all[0] = counted(fresh(open, { ...growth, nested: size - 1 }));
  return all;
}
