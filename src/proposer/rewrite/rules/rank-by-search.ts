import { is, walk, type Change, type Node, type Source } from '../../../candidate/index.ts';
import {
  bare,
  declaredIn,
  freeVariables,
  freshName,
  isPure,
  linesBefore,
  memberOf,
  methodCall,
  outermostRepeater,
  parentOf,
  replacement,
  simpleCallback,
} from '../analysis/index.ts';
import { useHelper } from '../analysis/helper.ts';
import type { Rewrite } from '../rewrite.ts';

const search = {
  name: 'countBelow',
  code: `function countBelow«<T>»(sorted«: readonly T[]», value«: T», equal«: boolean»)«: number» {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = sorted[middle]«!»;
    if (item < value || (equal && item === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}`,
};

/** `xs.filter((y) => y.score > x.score).length` in a loop: how many come before. */
export const rankBySearch: Rewrite = {
  name: 'rank-by-search',
  wins: 'Sorts the keys once and finds by binary search how many are above or below, instead of counting them through the whole array on every round.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const change = is(node, 'MemberExpression') ? ranked(source, node) : undefined;
      if (change) yield change;
    }
  },
};

function ranked(source: Source, length: Node): Change | undefined {
  const filter = methodCall(memberOf(length, 'length'), 'filter');
  const callback = simpleCallback(filter?.args[0]);
  const param = callback?.params[0];
  const test = bare(callback?.value);
  if (!filter || filter.optional || !callback || !param || callback.params.length !== 1)
    return undefined;
  if (!is(test, 'BinaryExpression') || !/^[<>]=?$/.test(test.operator)) return undefined;
  const reads = (side: Node) =>
    [...freeVariables(source, side)].some((variable) => declaredIn(variable, callback.fn));
  const [left, right] = [test.left as Node, test.right];
  if (reads(left) === reads(right) || !isPure(source, test)) return undefined;
  const [key, value] = reads(left) ? [left, right] : [right, left];
  // Read as key OP value.
  const operator = reads(left)
    ? test.operator
    : test.operator.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<'));
  const repeater = outermostRepeater(source, length, [filter.object, key], callback.fn);
  if (!repeater || is(parentOf(source, length), 'UpdateExpression')) return undefined;
  const helper = useHelper(search, length, source);
  const sorted = freshName(source, 'sorted');
  const params = source.text.slice(callback.fn.params[0]!.start, callback.fn.params[0]!.end);
  const compare = '(a < b ? -1 : a > b ? 1 : 0)';
  const before = linesBefore(source, repeater, [
    `const ${sorted} = ${source.slice(filter.object)}.map((${params}) => ${source.slice(key)}).sort((a, b) => ${compare});`,
  ]);
  if (!before) return undefined;
  const below = (equal: boolean) => `${helper.name}(${sorted}, ${source.slice(value)}, ${equal})`;
  const text = {
    '<': below(false),
    '<=': below(true),
    '>': `(${sorted}.length - ${below(true)})`,
    '>=': `(${sorted}.length - ${below(false)})`,
  }[operator];
  return text === undefined
    ? undefined
    : {
        operator: 'rank-by-search',
        edits: [...helper.edits, ...before, replacement(length, text)],
        reason: `Sort ${source.slice(key)} once and search it instead of counting through ${source.slice(filter.object)} every time`,
      };
}
