import { tagOf, type Item } from '../../candidate/values.ts';
import { conforms } from './conforms.ts';
import { pick, type Random } from './random.ts';
import { mutateScalar } from './mutate-scalar.ts';
import { anything, type Shape } from './shape.ts';
import { copy, inside, isContainer, rebuild, size, type Tree } from './tree.ts';

/**
 * The tree with one small change somewhere in it, in its structure or in a scalar. When the value
 * kept to the bounds of the shape, so does the result (after a few tries, unchanged).
 *
 * @param donors other recorded values: parts of them are put in.
 */
export function mutate(
  value: Tree,
  shape: Shape,
  random: Random,
  donors: readonly Tree[] = [],
): Tree {
  const kept = conforms(value, shape) ? shape : anything;
  for (let tries = 0; tries < 8; tries++) {
    const changed = mutateAt(copy(value), random.integer(0, size(value) - 1), random, donors);
    if (conforms(changed, kept)) return changed;
  }
  return copy(value);
}

/** Changes the value with that number, counted in the order of encoding. */
function mutateAt(value: Tree, at: number, random: Random, donors: readonly Tree[]): Tree {
  if (at === 0) return mutateHere(value, random, donors);
  let next = 1;
  return rebuild(value, (child) => {
    const start = next;
    next += size(child);
    return at >= start && at < next ? mutateAt(child, at - start, random, donors) : child;
  });
}

function mutateHere(value: Tree, random: Random, donors: readonly Tree[]): Tree {
  const donor = donors.length > 0 ? partOf(pick(random, donors), random) : undefined;
  if (donor !== undefined && tagOf(donor) === tagOf(value) && typeof donor === typeof value)
    if (random.integer(0, 3) === 0) return copy(donor);
  if (!isContainer(value)) return mutateScalar(value, random);
  switch (value[0]) {
    case 'array':
      return ['array', edited(value[1], random, donors), ...extraOf(value)] as unknown as Tree;
    case 'object': {
      const entries = value[1] as readonly (readonly [string, Tree])[];
      const [first, second] = [pickIndex(entries, random), pickIndex(entries, random)];
      if (first === second) return value;
      // Two fields exchange their values.
      const changed = entries.map(([key, child], i) => [
        key,
        i === first ? entries[second]![1] : i === second ? entries[first]![1] : child,
      ]);
      return ['object', changed, ...value.slice(2)] as unknown as Tree;
    }
    case 'set': {
      const items = edited(value[1], random, donors) as Tree[];
      return ['set', [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]];
    }
    case 'map':
      return [
        'map',
        (value[1] as readonly (readonly [Tree, Tree])[]).filter(() => random.integer(0, 2) > 0),
      ];
    case 'typed':
      return ['typed', value[1], edited(value[2], random, []) as Tree[]] as Tree;
    case 'date':
      return [
        'date',
        value[1] === null ? 0 : value[1] + pick(random, [-1, 1, 1000, -86_400_000, 86_400_000]),
      ];
    default:
      return value;
  }
}

/** Drops, repeats, exchanges, moves, reverses, or takes one in from elsewhere. */
function edited(items: readonly Item[], random: Random, donors: readonly Tree[]): Item[] {
  const out = [...items];
  const at = pickIndex(out, random);
  const other = pickIndex(out, random);
  const again = (item: Item | undefined) =>
    item === undefined
      ? []
      : [tagOf(item) === 'hole' || random.integer(0, 2) === 0 ? item : copy(item as Tree)];
  switch (random.integer(0, 6)) {
    case 0:
      out.splice(at, 1);
      break;
    case 1:
      out.splice(other, 0, ...again(out[at]));
      break;
    case 2:
      if (out.length > 0) [out[at], out[other]] = [out[other]!, out[at]!];
      break;
    case 3:
      out.reverse();
      break;
    case 4:
      out.splice(at);
      break;
    case 5:
      out.push(...out.slice(0, 20).flatMap(again));
      break;
    case 6: {
      const lists = donors
        .flatMap((donor) => [donor, ...inside(donor)])
        .filter((x) => tagOf(x) === 'array');
      if (lists.length > 0) out.splice(at, 0, ...inside(pick(random, lists)).slice(0, 3).map(copy));
    }
  }
  return out;
}

function partOf(tree: Tree, random: Random): Tree {
  const children = inside(tree);
  return children.length === 0 || random.integer(0, 2) === 0
    ? tree
    : partOf(pick(random, children), random);
}

function pickIndex(items: readonly unknown[], random: Random): number {
  return items.length === 0 ? 0 : random.integer(0, items.length - 1);
}

function extraOf(value: readonly unknown[]): readonly unknown[] {
  return value.slice(2);
}
