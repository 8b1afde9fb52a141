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
  declaredIn,
  enclosingStatement,
  insertAfter,
  insertBefore,
  isInvariant,
  methodCall,
  nameOf,
  removal,
  repeatersOf,
  usesAs,
  usesOf,
  variableOf,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `xs.sort(…)`, or `xs = [...xs].sort(…)`, as a statement of a loop. */
export const sortOutOfLoop: Rewrite = {
  name: 'sort-out-of-loop',
  wins: 'Sorts once before or behind the loop instead of on every round; wins with every round that is saved.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (!is(node, 'ExpressionStatement')) continue;
      const list = sorted(source, bare(node.expression));
      const variable = list && variableOf(source, bare(list));
      if (!variable) continue;
      const outermost = [...repeatersOf(source, node)].findLast(
        (repeater) => !declaredIn(variable, repeater) && keepsOrder(source, node, repeater),
      );
      const statement = outermost && enclosingStatement(source, outermost);
      if (!statement || declaredIn(variable, statement)) continue;
      yield* moves(source, node, statement, variable.name, outermost, variable);
    }
  },
};

type Local = NonNullable<ReturnType<typeof variableOf>>;

function* moves(
  source: Source,
  sort: Node,
  statement: Node,
  name: string,
  repeater: Node,
  variable: Local,
): Generator<Change> {
  const line = source.slice(sort).replace(/;?$/, ';');
  const gone: Edit = removal(source, sort);
  const reason = `Sort ${name} once instead of on every round`;
  const others = usesAs(source, variable, repeater, 'write', 'mutate').filter(
    (use) => use.start < sort.start || use.end > sort.end,
  );
  const before = insertBefore(source, statement, [line]);
  if (others.length === 0) yield { operator: 'sort-out-of-loop', edits: [...before, gone], reason };
  const after = insertAfter(source, statement, [line]);
  yield { operator: 'sort-out-of-loop', edits: [gone, ...after], reason };
}

/** The comparison does not depend on the round. */
function keepsOrder(source: Source, sort: Node, repeater: Node): boolean {
  const expression = is(sort, 'ExpressionStatement') ? bare(sort.expression) : sort;
  const value = is(expression, 'AssignmentExpression') ? bare(expression.right) : expression;
  return (methodCall(value, 'sort', 'toSorted')?.args ?? []).every((one) =>
    isInvariant(source, one, repeater),
  );
}

/** The list that a statement brings in order: `xs.sort()`, `xs = [...xs].sort()`. */
function sorted(source: Source, node: Node): Node | undefined {
  const direct = methodCall(node, 'sort');
  if (direct && !direct.optional && nameOf(direct.object)) return direct.object;
  if (!is(node, 'AssignmentExpression') || node.operator !== '=' || !nameOf(node.left))
    return undefined;
  const variable = variableOf(source, bare(node.left));
  const call = methodCall(bare(node.right), 'sort', 'toSorted');
  if (!call || !variable || usesOf(variable, call.object).length !== 1) return undefined;
  return is(bare(call.object), 'Identifier', 'ArrayExpression', 'CallExpression')
    ? node.left
    : undefined;
}
