import { is, type Node } from '../../../candidate/index.ts';
import type { RepairInput } from '../repair.ts';
import { walkRuntime } from '../text/runtime.ts';
import { collectLiterals, type Literals } from './literals.ts';
import { collectKeys } from './keys.ts';
import { collectMembers, type Members } from './members.ts';
import { collectExpressions, type Ingredient } from './ingredients.ts';
import { visibleFrom, type Variable } from './variables.ts';

/** What the file and the tests tell, gathered once an input. */
export interface Facts {
  readonly parents: ReadonlyMap<Node, Node>;
  readonly literals: Literals;
  readonly members: Members;
  /** Every expression of the file, in source order. */
  readonly expressions: readonly Ingredient[];
  /** Variables that index something, or hold one item or key of a loop. */
  readonly keys: readonly string[];
  /** Names of variables and members whose truth is asked somewhere. */
  readonly asked: ReadonlySet<string>;
  /** Variables that hold what a `typeof` gave. */
  readonly typeNames: ReadonlySet<string>;
  /** The variables that may be read at a node, nearest scope first. */
  visible(node: Node, ancestors: readonly Node[]): readonly Variable[];
}

const known = new WeakMap<RepairInput, Facts>();

/** The facts of an input; computed on first use. */
export function factsOf(input: RepairInput): Facts {
  let facts = known.get(input);
  if (!facts) known.set(input, (facts = gather(input)));
  return facts;
}

function gather(input: RepairInput): Facts {
  const { source } = input;
  const all = [...walkRuntime(source.program)];
  const parents = new Map<Node, Node>();
  for (const { node, ancestors } of all) {
    const parent = ancestors.at(-1);
    if (parent) parents.set(node, parent);
  }
  const nodes = all.map(({ node }) => node);
  const expressions = collectExpressions(all, source);
  return {
    parents,
    asked: new Set(
      expressions.flatMap(({ node, condition }) => {
        if (!condition) return [];
        const named = is(node, 'MemberExpression') && !node.computed ? node.property : node;
        return is(named, 'Identifier') ? [named.name] : [];
      }),
    ),
    literals: collectLiterals(nodes, parents, input),
    members: collectMembers(nodes, input),
    expressions,
    keys: collectKeys(nodes),
    typeNames: new Set(
      nodes.flatMap((node) =>
        is(node, 'VariableDeclarator') &&
        is(node.id, 'Identifier') &&
        is(node.init, 'UnaryExpression') &&
        node.init.operator === 'typeof'
          ? [node.id.name]
          : [],
      ),
    ),
    visible: visibleFrom(source, parents),
  };
}
