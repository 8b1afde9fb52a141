import { inside, isContainer, rebuild, type Tree } from './tree.ts';
import type { Shape } from './shape.ts';

type Scalar = string | number;

/** Two places of an element, of which one says which other element it belongs to. */
interface Tie {
  /** What an element is known by: a path of keys and indices. */
  readonly own: Path;
  /** What names another element: a parent, a next one, the end of an edge. */
  readonly other: Path;
}
type Path = string | number;

/**
 * How elements of a shape lead to each other: two fields that had values in common, or the two ends
 * of pairs.
 */
export function tieOf(shape: Shape): Tie | undefined {
  if (shape.kind === 'tuple' && shape.items.length === 2) return { own: 0, other: 1 };
  if (shape.kind === 'array' && shape.length.min === 2 && shape.length.max === 2)
    return { own: 0, other: 1 };
  if (shape.kind !== 'object') return undefined;
  const samples = shape.fields.map(({ key, shape: of }) => ({ key, values: samplesOf(of) }));
  let best: (Tie & { readonly share: number }) | undefined;
  for (const { key: own, values: known } of samples)
    for (const { key: other, values } of samples) {
      const share = values.filter((value) => known.includes(value)).length / values.length;
      if (own !== other && share > (best?.share ?? 0.3)) best = { own, other, share };
    }
  return best;
}

function samplesOf(shape: Shape): readonly Scalar[] {
  if (shape.kind === 'union') return shape.options.flatMap(samplesOf);
  return shape.kind === 'string' || shape.kind === 'number' ? shape.samples : [];
}

/**
 * Elements changed so that each leads to the next one in a chain, or all to the first (from it, in
 * pairs). `names` are what elements that lie elsewhere are known by, in order.
 */
export function tied(
  elements: readonly Tree[],
  { own, other }: Tie,
  links: 'chain' | 'hub',
  names?: readonly Scalar[],
): Tree[] {
  const items = typeof own === 'string' ? toldApart(elements, own) : elements;
  const known = typeof own === 'number' && names && names.length > 1 ? names : undefined;
  const at = (index: number): Tree | undefined =>
    known ? known[index % known.length] : valueAt(items[index]!, own);
  return items.map((item, index) => {
    const last = (known ?? items).length - 1;
    if (!known && index === last) return item;
    // Behind the last one no circle begins.
    const next = index % (last + 1) === last ? last : index + 1;
    const from = at(links === 'chain' && next > index ? index : 0);
    const to = at(next);
    if (typeof own === 'number') return withValue(withValue(item, own, from), other, to);
    return withValue(item, other, links === 'chain' ? to : from);
  });
}

/** Elements of which no two are known by the same: those would close a circle. */
function toldApart(items: readonly Tree[], own: Path): readonly Tree[] {
  const seen = new Set<Tree | undefined>();
  return items.map((item, index) => {
    let value = valueAt(item, own);
    if (seen.has(value) && typeof value === 'string') value += String(index);
    while (seen.has(value) && typeof value === 'number') value++;
    seen.add(value);
    return withValue(item, own, value);
  });
}

function valueAt(item: Tree, path: Path): Tree | undefined {
  if (!Array.isArray(item)) return undefined;
  if (item[0] === 'array') return (item[1] as readonly Tree[])[path as number];
  if (item[0] !== 'object') return undefined;
  return (item[1] as readonly (readonly [unknown, Tree])[]).find(([key]) => key === path)?.[1];
}

function withValue(item: Tree, path: Path, value: Tree | undefined): Tree {
  if (value === undefined || !Array.isArray(item)) return item;
  const node = item as unknown as [string, readonly unknown[], ...unknown[]];
  const [tag, content, ...rest] = node;
  if (tag === 'array') return [tag, content.with(path as number, value), ...rest] as never;
  if (tag !== 'object') return item;
  const entries = content as readonly (readonly [unknown, Tree])[];
  const changed = entries.map(([key, old]) => [key, key === path ? value : old]);
  return [tag, changed, ...rest] as never;
}

/** Elements of which each has the name or position of the next one as the first that it has. */
export function stepwise(items: readonly Tree[], names: readonly Scalar[]): Tree[] {
  return items.map((item, index) => {
    const next = names[index + 1];
    return next === undefined ? item : withFirst(item, next);
  });
}

function withFirst(tree: Tree, leaf: Scalar): Tree {
  let done = false;
  const visit = (value: Tree): Tree => {
    if (done) return value;
    if (typeof value === typeof leaf) {
      done = true;
      return leaf;
    }
    if (!isContainer(value)) return value;
    if (value[0] !== 'array' || value[1].length > 0) return rebuild(value, visit);
    done = true;
    return ['array', [leaf]];
  };
  return visit(tree);
}

/** The whole numbers or names in a tree made those of all other elements, once each. */
export function counted(tree: Tree, names?: readonly string[]): Tree {
  let next = 1;
  const visit = (value: Tree): Tree => {
    if (names && typeof value === 'string') return names[next++] ?? value;
    if (!names && typeof value === 'number' && Number.isInteger(value)) return next++;
    return isContainer(value) ? rebuild(value, visit) : value;
  };
  return visit(tree);
}

/** What the elements of the first list of plain names or numbers are. */
export function namesIn(args: readonly (Tree | undefined)[]): readonly Scalar[] | undefined {
  for (const arg of args) {
    const list = arg === undefined || !isContainer(arg) || arg[0] !== 'array' ? [] : inside(arg);
    if (list.length > 1 && list.every((x) => typeof x === 'string' || typeof x === 'number'))
      return list;
  }
  return undefined;
}
