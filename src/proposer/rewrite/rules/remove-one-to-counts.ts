import type { Variable } from '@typescript-eslint/scope-manager';
import {
  is,
  walk,
  type Change,
  type Edit,
  type Node,
  type NodeOf,
  type Source,
} from '../../../candidate/index.ts';
import {
  asksFound,
  bare,
  comparison,
  enclosingStatement,
  freshName,
  insertAfter,
  insertIntoFunction,
  memberOf,
  methodCall,
  nameOf,
  parentOf,
  repeatersOf,
  replaceStatement,
  replacement,
  sameCode,
  usesOf,
  variableOf,
} from '../analysis/index.ts';
import { isFunction } from '../../../candidate/index.ts';
import type { Rewrite } from '../rewrite.ts';

/**
 * A list from which each match is taken out once: `const i = rest.indexOf(x); if (i === -1) …;
 * rest.splice(i, 1);` in a loop. Only how many of each are left matters.
 */
export const removeOneToCounts: Rewrite = {
  name: 'remove-one-to-counts',
  wins: 'Counts how many of each value are left instead of searching a list for a value and splicing it out; turns a quadratic comparison of two lists into a linear one.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const found = is(node, 'VariableDeclarator') ? taking(source, node) : undefined;
      const change = found && rewrite(source, found);
      if (change) yield change;
    }
  },
};

interface Taking {
  /** `i = rest.indexOf(x)`. */
  readonly declarator: NodeOf<'VariableDeclarator'>;
  readonly search: Node;
  readonly list: Variable;
  readonly value: Node;
  /** `rest.splice(i, 1);` */
  readonly splice: Node;
  /** Tests of `i`: whether it was found. */
  readonly tests: readonly { node: Node; negated: boolean }[];
  /** `rest.length`. */
  readonly lengths: readonly Node[];
}

function taking(source: Source, declarator: NodeOf<'VariableDeclarator'>): Taking | undefined {
  const search = methodCall(declarator.init, 'indexOf');
  const list = search && variableOf(source, bare(search.object));
  const place = variableOf(source, declarator.id);
  if (!search || search.args.length !== 1 || !list || !place) return undefined;
  if (repeatersOf(source, declarator).next().done) return undefined;
  const tests: { node: Node; negated: boolean }[] = [];
  let splice: Node | undefined;
  for (const use of usesOf(place, source.program)) {
    if (use === declarator.id) continue;
    const above = parentOf(source, use);
    const compared = is(above, 'BinaryExpression') ? comparison(above) : undefined;
    const question = compared && asksFound(compared.operator, compared.number);
    if (above && question) {
      tests.push({ node: above, negated: question === 'missing' });
      continue;
    }
    const call = methodCall(above, 'splice');
    const statement = above && parentOf(source, above);
    if (splice || !call || !is(statement, 'ExpressionStatement') || call.args[0] !== use)
      return undefined;
    if (variableOf(source, bare(call.object)) !== list || source.slice(call.args[1] ?? use) !== '1')
      return undefined;
    splice = statement;
  }
  const lengths: Node[] = [];
  for (const use of usesOf(list, source.program)) {
    const above = parentOf(source, use);
    const declared = list.defs[0]?.name as unknown as Node;
    if (
      use === declared ||
      sameCode(above, bare(search.call.callee)) ||
      (splice && use.start >= splice.start && use.end <= splice.end)
    )
      continue;
    if (!above || !memberOf(above, 'length')) return undefined;
    lengths.push(above);
  }
  return splice && tests.length > 0
    ? { declarator, search: search.call, list, value: search.args[0]!, splice, tests, lengths }
    : undefined;
}

function rewrite(source: Source, found: Taking): Change | undefined {
  const { declarator, search, list, splice, tests, lengths } = found;
  const counts = freshName(source, 'counts');
  const size = freshName(source, 'left', [counts]);
  const one = freshName(source, 'one', [counts, size]);
  const lines = [
    `const ${counts} = new Map();`,
    `for (const ${one} of ${list.name}) ${counts}.set(${one}, (${counts}.get(${one}) ?? 0) + 1);`,
    ...(lengths.length > 0 ? [`let ${size} = ${list.name}.length;`] : []),
  ];
  const start = declare(source, list, lines);
  const place = nameOf(declarator.id);
  if (!start || !place) return undefined;
  const value = source.slice(found.value);
  const edits: Edit[] = [
    ...start,
    replacement(search, `${counts}.get(${value}) ?? 0`),
    replaceStatement(source, splice, [
      `${counts}.set(${value}, ${place} - 1);`,
      ...(lengths.length > 0 ? [`${size}--;`] : []),
    ]),
    ...tests.map(({ node, negated }) => replacement(node, `${place} ${negated ? '===' : '>'} 0`)),
    ...lengths.map((node) => replacement(node, size)),
  ];
  return {
    operator: 'remove-one-to-counts',
    edits,
    reason: `Count what is left of ${list.name} instead of searching it and splicing each match out`,
  };
}

function declare(source: Source, list: Variable, lines: string[]): Edit[] | undefined {
  const definition = list.defs[0]?.node as unknown as Node | undefined;
  if (isFunction(definition)) return insertIntoFunction(source, definition, lines);
  const statement = definition && enclosingStatement(source, definition);
  return is(statement, 'VariableDeclaration') ? insertAfter(source, statement, lines) : undefined;
}
