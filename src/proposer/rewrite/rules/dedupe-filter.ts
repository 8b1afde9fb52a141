import { is, walk, type Node, type Source } from '../../../candidate/index.ts';
import {
  bare,
  equality,
  freshName,
  keyEquality,
  linesBefore,
  methodCall,
  nameOf,
  operand,
  replacement,
  sameCode,
  simpleCallback,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `xs.filter((x, i) => xs.indexOf(x) === i)`, by value or by key, and its opposite. */
export const dedupeFilter: Rewrite = {
  name: 'dedupe-filter',
  wins: 'Drops (or keeps) repeated items with a Set of what was seen instead of searching the array for each of them; turns a quadratic filter into a linear one.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const call = is(node, 'CallExpression') ? methodCall(node, 'filter') : undefined;
      const callback = simpleCallback(call?.args[0]);
      const same = equality(callback?.value);
      const [item, index, whole] = (callback?.params ?? []).map((param) => nameOf(param));
      if (!call || call.optional || !callback || !same || !index) continue;
      const search = nameOf(same.left) === index ? same.right : same.left;
      if (nameOf(same.left) !== index && nameOf(same.right) !== index) continue;
      const key = keyOf(source, search, call.object, whole);
      if (key === undefined) continue;
      const reason = 'Remember the values seen in a Set instead of searching the array for each';
      if (key === item && !same.negated) {
        const text = `[...new Set(${source.slice(call.object)})]`;
        yield { operator: 'dedupe-filter', edits: [replacement(node, text)], reason };
      }
      const seen = freshName(source, 'seen');
      const test = same.negated
        ? `${seen}.has(${key}) || !${seen}.add(${key})`
        : `!${seen}.has(${key}) && !!${seen}.add(${key})`;
      // With NaN seen from the start it is never a first one, as it is for indexOf and ===.
      for (const start of ['new Set()', 'new Set().add(NaN)']) {
        const before = linesBefore(source, node, [`const ${seen} = ${start};`]);
        if (before)
          yield {
            operator: 'dedupe-filter',
            edits: [...before, replacement(callback.value, `(${test})`)],
            reason,
          };
      }
    }
  },
};

/** The text of what is searched for, when the search is through the array that is filtered. */
function keyOf(
  source: Source,
  search: Node,
  array: Node,
  whole: string | undefined,
): string | undefined {
  const call = methodCall(search, 'indexOf', 'findIndex');
  if (!call || call.optional || call.args.length !== 1) return undefined;
  const isArray = (at: Node) => sameCode(at, array) || (!!whole && nameOf(at) === whole);
  if (call.name === 'indexOf') {
    // xs.map((x) => x.id).indexOf(x.id)
    const mapped = methodCall(call.object, 'map');
    return isArray(call.object) || (mapped && isArray(mapped.object))
      ? argument(source, call.args[0]!)
      : undefined;
  }
  const inner = simpleCallback(call.args[0]);
  const same = inner && inner.params.length === 1 && keyEquality(source, inner.value, inner.fn);
  return isArray(call.object) && same && same.alone ? same.value : undefined;
}

function argument(source: Source, node: Node): string {
  return is(bare(node), 'Identifier') ? source.slice(node) : operand(source, node);
}
