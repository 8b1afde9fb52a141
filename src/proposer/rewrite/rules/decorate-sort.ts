import { is, isFunction, walk, type Node, type Source } from '../../../candidate/index.ts';
import { bare, nameOf } from '../analysis/bare.ts';
import { simpleCallback } from '../analysis/callback.ts';
import { withReplaced } from '../analysis/code.ts';
import { useHelper } from '../analysis/helper.ts';
import { replacement } from '../analysis/layout.ts';
import { methodCall } from '../analysis/match.ts';
import { freshName } from '../analysis/names.ts';
import { isPure } from '../analysis/purity.ts';
import { initialiserOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const sortBy = {
  name: 'sortByKey',
  code: `function sortByKey«<T, K>»(items«: T[]», keyOf«: (item: T) => K», compare«: (a: K, b: K) => number»)«: T[]» {
  const pairs = items.map((item) => ({ item, key: keyOf(item) }));
  pairs.sort((a, b) => compare(a.key, b.key));
  for (let i = 0; i < pairs.length; i++) items[i] = pairs[i]«!».item;
  return items;
}`,
};

/** Sorting by keys that are worked out once for each item. */
export const decorateSort: Rewrite = {
  name: 'decorate-sort',
  wins: 'Works out the sort key of each item once instead of twice in every comparison; wins where the key is a call, a date, a lower-cased or split string.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const sort = is(node, 'CallExpression') ? methodCall(node, 'sort', 'toSorted') : undefined;
      if (!sort || sort.optional || sort.args.length !== 1) continue;
      const comparator = comparatorOf(source, sort.args[0] as Node);
      if (!comparator) continue;
      const { name, edits } = useHelper(sortBy, node, source);
      const items = source.slice(sort.object);
      const copy = sort.name === 'toSorted' ? `[...${items}]` : items;
      yield {
        operator: 'decorate-sort',
        edits: [...edits, replacement(node, `${name}(${copy}, ${comparator})`)],
        reason: 'work out each sort key once instead of in every comparison',
      };
    }
  },
};

/** The key function and the comparator over keys, as two arguments. */
function comparatorOf(source: Source, argument: Node): string | undefined {
  const held = bare(argument);
  const fn = is(held, 'Identifier')
    ? (initialiserOf(variableOf(source, held)) ?? declared(source, held))
    : held;
  const params = isFunction(fn) ? (fn.params as Node[]) : [];
  const [a, b] = params.map(nameOf);
  if (!isFunction(fn) || !fn.body || !a || !b || params.length !== 2) return undefined;
  const sides = keysIn(source, fn.body, [a, b]);
  const bySide = (name: string): string[] => [
    ...new Set(sides.filter((side) => side.name === name).map((side) => side.key)),
  ];
  const [key, ...others] = bySide(a);
  if (!key || others.length > 0 || bySide(b).join() !== key) return undefined;
  const used = [...walk(fn.body)].filter(
    ({ node }) => is(node, 'Identifier') && [a, b].includes(node.name),
  );
  const inKeys = used.every(({ node }) =>
    sides.some(({ node: side }) => side.start <= node.start && node.end <= side.end),
  );
  if (!inKeys) return undefined;
  const [x, y] = [freshName(source, 'x'), freshName(source, 'y')];
  const body = withReplaced(
    source,
    fn.body,
    sides.map(({ node, name }) => [node, name === a ? x : y] as const),
  );
  const item = freshName(source, 'item');
  const simple = simpleCallback(fn);
  const text = simple && is(fn.body, 'ObjectExpression') ? `(${body})` : body;
  return `(${item}) => ${key.replaceAll('\0', item)}, (${x}, ${y}) => ${text}`;
}

function declared(source: Source, name: Node): Node | undefined {
  return variableOf(source, name)?.defs[0]?.node as unknown as Node | undefined;
}

interface Side {
  readonly node: Node;
  readonly name: string;
  /** The key's text with NUL for the item. */
  readonly key: string;
}

/** The largest expressions over one of the two items alone that cost something. */
function keysIn(
  source: Source,
  root: Node,
  names: readonly [string, string] | readonly string[],
): Side[] {
  const sides: Side[] = [];
  for (const { node, ancestors } of walk(root)) {
    if (!is(node, 'CallExpression', 'NewExpression', 'MemberExpression', 'UnaryExpression'))
      continue;
    if (ancestors.some((up) => sides.some((side) => side.node === up))) continue;
    const mentioned = [...walk(node)]
      .map(({ node: at }) => at)
      .filter((at) => is(at, 'Identifier') && names.includes(at.name));
    const name = nameOf(mentioned[0]);
    if (!name || !mentioned.every((at) => nameOf(at) === name) || !costs(node)) continue;
    if (!is(node, 'CallExpression') && !isPure(source, node)) continue;
    const key = withReplaced(
      source,
      node,
      mentioned.map((at) => [at, '\0'] as const),
    );
    sides.push({ node, name, key });
  }
  return sides;
}

function costs(node: Node): boolean {
  for (const { node: at } of walk(node)) if (is(at, 'CallExpression', 'NewExpression')) return true;
  return false;
}
