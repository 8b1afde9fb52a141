import { is, walk, type Change, type Node, type Source } from '../../../candidate/index.ts';
import {
  freshName,
  joinNames,
  linesBefore,
  lookups,
  membership,
  methodCall,
  nameOf,
  outermostRepeater,
  parentOf,
  positionLines,
  replacement,
  tableName,
  withAndWithoutNaN,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `ys.indexOf(x)` and `ys.findIndex((y) => y.id === x.id)` as a place, inside a loop. */
export const indexOfToMap: Rewrite = {
  name: 'index-of-to-map',
  wins: 'Notes where each value first stands in a Map once, instead of searching the array with indexOf or findIndex on every round; wins as soon as both sides have more than a few items.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) yield* indexOf(source, node);
    for (const found of lookups(source, region, 'findIndex')) {
      if (!found.alone || asksOnlyWhether(source, found.call)) continue;
      const table = freshName(source, tableName(found.array, found.key, 'positions'));
      for (const lines of withAndWithoutNaN(table, positionLines(source, table, found))) {
        const before = linesBefore(source, found.repeater, lines);
        if (before) yield change(source, found.array, found.call, before, table, found.value);
      }
    }
  },
};

function* indexOf(source: Source, node: Node): Generator<Change> {
  const call = is(node, 'CallExpression') ? methodCall(node, 'indexOf') : undefined;
  if (!call || call.optional || call.args.length !== 1 || asksOnlyWhether(source, node)) return;
  const repeater = outermostRepeater(source, node, [call.object]);
  if (!repeater) return;
  const positions = freshName(source, joinNames(nameOf(call.object) ?? 'known', 'positions'));
  const [position, value] = ['position', 'item'].map((base) =>
    freshName(source, base, [positions]),
  );
  const fill = [
    `const ${positions} = new Map();`,
    `let ${position} = 0;`,
    `for (const ${value} of ${source.slice(call.object)}) {`,
    `\tif (!${positions}.has(${value})) ${positions}.set(${value}, ${position});`,
    `\t${position}++;`,
    '}',
  ];
  for (const lines of withAndWithoutNaN(positions, fill)) {
    const before = linesBefore(source, repeater, lines);
    if (before)
      yield change(source, call.object, node, before, positions, source.slice(call.args[0]!));
  }
}

function change(
  source: Source,
  array: Node,
  call: Node,
  before: Change['edits'],
  table: string,
  value: string,
): Change {
  return {
    operator: 'index-of-to-map',
    edits: [...before, replacement(call, `(${table}.get(${value}) ?? -1)`)],
    reason: `Note the positions in ${source.slice(array)} once instead of searching it for every ${value}`,
  };
}

function asksOnlyWhether(source: Source, call: Node): boolean {
  const above = parentOf(source, call);
  return above !== undefined && membership(source, above) !== undefined;
}
