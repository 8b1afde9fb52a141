import { is, isFunction, type Node, type Source } from '../../../candidate/index.ts';
import { identifiersIn } from '../text/identifiers.ts';
import { levelOf } from '../text/precedence.ts';
import { isCondition, roleOf } from '../text/role.ts';

/** An expression of the file that may be copied elsewhere. */
export interface Ingredient {
  readonly node: Node;
  readonly text: string;
  readonly level: number;
  /** Stands where only its truth counts. */
  readonly condition: boolean;
  /** The nearest function around it. */
  readonly owner: Node | undefined;
  /** The names of the variables and globals in it. */
  readonly reads: readonly string[];
  /** Every name that the file declares somewhere. */
  readonly declared: ReadonlySet<string>;
}

/** Longer ones are seldom right elsewhere. */
const longest = 120;

/** Every expression that gives a value, short enough to be worth copying. */
export function collectExpressions(
  all: readonly { readonly node: Node; readonly ancestors: readonly Node[] }[],
  source: Source,
): readonly Ingredient[] {
  const declared = new Set(
    source.scopes.scopes.flatMap((scope) =>
      scope.variables.filter((one) => one.defs.length > 0).map((one) => one.name),
    ),
  );
  const out: Ingredient[] = [];
  for (const { node, ancestors } of all) {
    if (node.end - node.start > longest || roleOf(node, ancestors) !== 'value') continue;
    if (is(node, 'ParenthesizedExpression')) continue;
    out.push({
      node,
      text: source.slice(node),
      level: levelOf(node),
      condition: isCondition(node, ancestors),
      owner: ancestors.findLast(isFunction),
      reads: identifiersIn(node, ancestors).map((one) => one.name),
      declared,
    });
  }
  return out;
}
