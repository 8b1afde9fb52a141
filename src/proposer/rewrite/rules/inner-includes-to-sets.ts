import {
  is,
  isFunction,
  walk,
  type Change,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import {
  bare,
  freshName,
  isIterationCallback,
  joinNames,
  linesBefore,
  membership,
  methodCall,
  nameOf,
  outermostRepeater,
  parentOf,
  replacement,
  usesOf,
  variableOf,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `xs.filter((x) => lists.every((list) => list.includes(x)))`: each list searched for each item. */
export const innerIncludesToSets: Rewrite = {
  name: 'inner-includes-to-sets',
  wins: 'Makes a Set of each of several lists once, instead of searching each list on every round; wins as soon as the lists have more than a few items.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const question = membership(source, node);
      const list = question && variableOf(source, bare(question.array));
      if (!question || !list) continue;
      const lists = walkedBy(source, list.defs[0]?.name as unknown as Node);
      const repeater = lists && outermostRepeater(source, lists, [lists]);
      if (
        !lists ||
        !repeater ||
        usesOf(list, source.program).length !==
          (is(parentOf(source, lists), 'ForOfStatement') ? 2 : 1)
      )
        continue;
      const sets = freshName(source, joinNames(nameOf(lists) ?? 'all', 'sets'));
      const one = freshName(source, 'one', [sets]);
      const before = linesBefore(source, repeater, [
        `const ${sets} = ${source.slice(lists)}.map((${one}) => new Set(${one}));`,
      ]);
      if (!before) continue;
      const sign = question.negated ? '!' : '';
      const change: Change = {
        operator: 'inner-includes-to-sets',
        edits: [
          ...before,
          replacement(lists, sets),
          replacement(
            node,
            `${sign}${source.slice(question.array)}.has(${source.slice(question.value)})`,
          ),
        ],
        reason: `Make a Set of each of ${source.slice(lists)} once instead of searching them every time`,
      };
      yield change;
    }
  },
};

/** The expression whose items a callback's first parameter, or a loop's variable, goes through. */
function walkedBy(source: Source, name: Node | undefined): Node | undefined {
  const above = name && parentOf(source, name);
  if (isFunction(above) && isIterationCallback(source, above) && above.params[0] === name) {
    const call = methodCall(
      parentOf(source, above),
      'every',
      'some',
      'filter',
      'find',
      'forEach',
      'findIndex',
    );
    return call && !call.optional && above.params.length === 1 ? call.object : undefined;
  }
  const loop = above && parentOf(source, parentOf(source, above) ?? above);
  return is(loop, 'ForOfStatement') && !loop.await && loop.left === parentOf(source, above!)
    ? loop.right
    : undefined;
}
