import type { Example, Value } from '../../candidate/values.ts';
import { link, rebuild, unlink, type Tree } from './tree.ts';

const mostItems = 60;
const mostText = 1000;

/**
 * The example with its long collections and texts cut: many small inputs find more differences in
 * the same time than a few large ones. What holds itself is left as it is.
 */
export function reducedExample(example: Example): Example {
  const calls = example.calls
    .slice(0, mostItems)
    .map((call) => ({ ...call, args: list(call.args) }));
  const rest = { calls, origin: example.origin };
  return example.construct ? { construct: list(example.construct), ...rest } : rest;
}

function list(values: readonly Value[]): readonly Value[] {
  const trees = link(values);
  return trees ? unlink(trees.map(reduced)) : values;
}

function reduced(tree: Tree): Tree {
  const made = new Map<Tree, Tree>();
  const visit = (value: Tree): Tree => {
    if (typeof value === 'string') return value.slice(0, mostText);
    if (!Array.isArray(value)) return value;
    const known = made.get(value);
    if (known) return known;
    const fresh = rebuild(cut(value), visit);
    made.set(value, fresh);
    return fresh;
  };
  return visit(tree);
}

function cut(value: Tree): Tree {
  const node = value as Exclude<Tree, string | number | boolean | null>;
  switch (node[0]) {
    case 'array':
      return ['array', node[1].slice(0, mostItems), ...node.slice(2)] as unknown as Tree;
    case 'object':
      return ['object', node[1].slice(0, mostItems), ...node.slice(2)] as unknown as Tree;
    case 'set':
      return ['set', node[1].slice(0, mostItems)];
    case 'map':
      return ['map', node[1].slice(0, mostItems)];
    case 'typed':
      return ['typed', node[1], node[2].slice(0, mostItems)];
    default:
      return value;
  }
}
