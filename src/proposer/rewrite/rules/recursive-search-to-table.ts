import { is, walk, type Change, type Node, type Source } from '../../../candidate/index.ts';
import { deeper } from '../analysis/indent.ts';
import { inLanguage } from '../analysis/helper.ts';
import { recursionOf, type Recursion } from '../analysis/recursion.ts';
import {
  bare,
  bucketLines,
  declaredIn,
  firstLines,
  format,
  freeVariables,
  freshName,
  indentAt,
  indentUnit,
  isWrittenIn,
  mentionsArguments,
  newlineOf,
  replacement,
  searchOf,
  tableName,
  withAndWithoutNaN,
  withReplaced,
  type Search,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `children(all, id)` that filters all of a list by `parent === id` and calls itself for each. */
export const recursiveSearchToTable: Rewrite = {
  name: 'recursive-search-to-table',
  wins: 'Indexes a list by key once before a recursion that searches it at every step; a tree made of a flat list takes linear time.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const recursion = recursionOf(source, node);
      if (!recursion || mentionsArguments(recursion.fn.body)) continue;
      for (const { node: at } of walk(recursion.fn.body)) {
        const search = searchOf(source, at, 'filter', 'find');
        if (search && staysSame(source, recursion, search))
          yield* tabled(source, recursion, search);
      }
    }
  },
};

/** The list and the key are the same at every step: parameters are passed on as they are. */
function staysSame(source: Source, { fn, params, calls }: Recursion, search: Search): boolean {
  const { array, key, callback } = search;
  return [array, key].every((one) =>
    [...freeVariables(source, one)].every((variable) => {
      if (declaredIn(variable, callback) || !declaredIn(variable, fn)) return true;
      const index = params.indexOf(variable.name);
      if (index < 0 || declaredIn(variable, fn.body) || isWrittenIn(variable, fn.body))
        return false;
      return calls.every((call) => {
        const argument = bare(call.arguments[index] as Node | undefined);
        return is(argument, 'Identifier') && argument.name === variable.name;
      });
    }),
  );
}

function* tabled(source: Source, recursion: Recursion, search: Search): Generator<Change> {
  const { array, key, method, alone, value } = search;
  const isFilter = method === 'filter';
  const table = freshName(source, tableName(array, key, isFilter ? 'groups' : 'index'));
  const lines =
    alone && !isFilter ? firstLines(source, table, search) : bucketLines(source, table, search);
  const found = `${table}.get(${value})`;
  const rest = `${method}(${source.slice(search.callback)})`;
  const group = `(${found} ?? [])`;
  const texts = isFilter
    ? alone
      ? [group, `${group}.slice()`]
      : [`${group}.${rest}`]
    : [alone ? found : `${found}?.${rest}`];
  for (const fill of withAndWithoutNaN(table, lines))
    for (const text of texts)
      yield {
        operator: 'recursive-search-to-table',
        edits: [replacement(recursion.fn.body, bodyOf(source, recursion, fill, search, text))],
        reason: `Index ${source.slice(array)} by ${source.slice(key)} once instead of searching it at every step of the recursion`,
      };
}

/** The table, the recursion as a function of its own, and its first call. */
function bodyOf(
  source: Source,
  { fn, params, calls }: Recursion,
  fill: readonly string[],
  search: Search,
  text: string,
): string {
  const name = freshName(source, 'step');
  const inner = withReplaced(source, fn.body, [
    [search.call, text],
    ...calls.map((call) => [call.callee, name] as const),
  ]);
  const isBlock = is(fn.body, 'BlockStatement');
  const body = isBlock || !is(bare(fn.body), 'ObjectExpression') ? inner : `(${inner})`;
  const own = (fn.params as Node[]).map((param) => source.slice(param)).join(', ');
  const type = fn.returnType ? source.slice(fn.returnType) : inLanguage('«: any»', source);
  const indent = indentAt(source, fn.start) + indentUnit(source);
  const lines = [
    ...fill,
    `const ${name} = (${own})${type} => ${deeper(source, fn.body, body)};`,
    `return ${name}(${params.join(', ')});`,
  ];
  const newline = newlineOf(source);
  return `{${newline}${indent}${format(source, indent, lines)}${newline}${indentAt(source, fn.start)}}`;
}
