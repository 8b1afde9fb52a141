import {
  is,
  walk,
  type Change,
  type Edit,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import {
  bare,
  enclosingStatement,
  freshName,
  methodCall,
  methodCallsOn,
  parentOf,
  removal,
  repeatersOf,
  replaceStatement,
  replacement,
  sameCode,
  variableOf,
} from '../analysis/index.ts';
import { useHelper } from '../analysis/helper.ts';
import type { Rewrite } from '../rewrite.ts';

const insert = {
  name: 'insertSorted',
  code: `function insertSorted«<T>»(list«: T[]», item«: T», compare«: (a: T, b: T) => number»)«: void» {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (!(compare(list[middle]«!», item) > 0)) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, item);
}`,
};

/** A list that is sorted again in a loop after items were pushed to it: a priority queue. */
export const sortedQueue: Rewrite = {
  name: 'sorted-queue',
  wins: 'Puts each new item where it belongs by binary search, or scans for the next one, instead of sorting the whole list on every round; wins as soon as the list gets long.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (!is(node, 'ExpressionStatement')) continue;
      const sort = methodCall(node.expression, 'sort');
      const list = sort && variableOf(source, bare(sort.object));
      if (!sort || sort.args.length !== 1 || !list || repeatersOf(source, node).next().done)
        continue;
      yield* inserted(source, node, sort.object, sort.args[0]!, list);
      yield* scanned(source, node, sort.object, sort.args[0]!);
    }
  },
};

type Local = NonNullable<ReturnType<typeof variableOf>>;

/** Every push of the list becomes an insertion; the sort goes. */
function* inserted(
  source: Source,
  sort: Node,
  list: Node,
  compare: Node,
  variable: Local,
): Generator<Change> {
  const scope = variable.scope.block as unknown as Node;
  const edits: Edit[] = [];
  const helper = useHelper(insert, sort, source);
  for (const { method, call } of methodCallsOn(source, variable, scope)) {
    if (/^(unshift|splice|reverse|fill)$/.test(method)) return;
    const statement = parentOf(source, call);
    if (
      method === 'sort' &&
      is(statement, 'ExpressionStatement') &&
      enclosingStatement(source, call) === statement
    )
      edits.push(removal(source, statement));
    if (method !== 'push') continue;
    if (!is(statement, 'ExpressionStatement', 'ArrowFunctionExpression')) return;
    const items = call.arguments as Node[];
    if (items.some((one) => is(one, 'SpreadElement')) || items.length !== 1) return;
    const text = `${helper.name}(${source.slice(list)}, ${source.slice(items[0]!)}, ${source.slice(compare)})`;
    edits.push(replacement(call, text));
  }
  if (edits.length < 2) return;
  yield {
    operator: 'sorted-queue',
    edits: [...helper.edits, ...edits],
    reason: `Insert into ${source.slice(list)} where an item belongs instead of sorting it again`,
  };
}

/** `list.sort(c); const x = list.shift();` takes the first of the smallest without sorting. */
function* scanned(source: Source, sort: Node, list: Node, compare: Node): Generator<Change> {
  const block = parentOf(source, sort);
  const statements = is(block, 'BlockStatement') ? block.body : [];
  const next = statements[statements.indexOf(sort as never) + 1];
  if (!next) return;
  for (const { node } of walk(next)) {
    const take = is(node, 'CallExpression') ? methodCall(node, 'shift', 'pop') : undefined;
    if (!take || !sameCode(take.object, list)) continue;
    const [best, at] = [freshName(source, 'best'), freshName(source, 'at')];
    const name = source.slice(list);
    const assert = source.language.startsWith('ts') ? '!' : '';
    const test = `(${source.slice(compare)})(${name}[${at}]${assert}, ${name}[${best}]${assert}) < 0`;
    const lines = [
      `let ${best} = 0;`,
      `for (let ${at} = 1; ${at} < ${name}.length; ${at}++) {`,
      `\tif (${take.name === 'shift' ? test : `!(${test})`}) ${best} = ${at};`,
      '}',
    ];
    yield {
      operator: 'sorted-queue',
      edits: [
        replaceStatement(source, sort, lines),
        replacement(take.call, `${name}.splice(${best}, 1)[0]`),
      ],
      reason: `Scan ${name} for the next item instead of sorting it on every round`,
    };
    return;
  }
}
