import { is, walk, type Node, type Source } from '../../../candidate/index.ts';
import {
  bare,
  declaredIn,
  enclosingStatement,
  insertAfter,
  methodCall,
  nameOf,
  repeatersOf,
  replacement,
  sameCode,
  usesOf,
  variableOf,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `out.unshift(x)` or `out = [x, ...out]` in a loop that does nothing else with `out`. */
export const unshiftToReverse: Rewrite = {
  name: 'unshift-to-reverse',
  wins: 'Appends in the loop and reverses once behind it, instead of moving every item for each new first one; turns a quadratic loop into a linear one.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (!is(node, 'ExpressionStatement')) continue;
      const added = prepended(source, bare(node.expression));
      const variable = added && variableOf(source, bare(added.target));
      if (!added || !variable) continue;
      let outermost: Node | undefined;
      for (const repeater of repeatersOf(source, node)) {
        const own = usesOf(variable, node).length;
        if (declaredIn(variable, repeater) || usesOf(variable, repeater).length !== own) break;
        outermost = repeater;
      }
      const statement = outermost && enclosingStatement(source, outermost);
      if (!statement || is(statement, 'ReturnStatement') || declaredIn(variable, statement))
        continue;
      const list = [...added.items].reverse().join(', ');
      yield {
        operator: 'unshift-to-reverse',
        edits: [
          replacement(bare(node.expression), `${variable.name}.push(${list})`),
          ...insertAfter(source, statement, [`${variable.name}.reverse();`]),
        ],
        reason: `Append to ${variable.name} and reverse it once instead of moving all its items for each new one`,
      };
    }
  },
};

function prepended(source: Source, node: Node): { target: Node; items: string[] } | undefined {
  const call = methodCall(node, 'unshift');
  if (call && !call.optional && call.args.length > 0)
    return { target: call.object, items: call.args.map((one) => source.slice(one)) };
  if (!is(node, 'AssignmentExpression') || node.operator !== '=' || !nameOf(node.left))
    return undefined;
  const target = node.left as Node;
  const made = bare(node.right);
  if (is(made, 'ArrayExpression')) {
    const last = made.elements.at(-1);
    const items = made.elements.slice(0, -1) as (Node | null)[];
    if (!is(last, 'SpreadElement') || !sameCode(last.argument, target) || items.length === 0)
      return undefined;
    if (items.some((one) => !one || is(one, 'SpreadElement'))) return undefined;
    return { target, items: (items as Node[]).map((one) => source.slice(one)) };
  }
  // out = [x].concat(out)
  const joined = methodCall(made, 'concat');
  const head = bare(joined?.object);
  if (!joined || !is(head, 'ArrayExpression') || joined.args.length !== 1) return undefined;
  if (
    !sameCode(joined.args[0], target) ||
    head.elements.some((one) => !one || is(one, 'SpreadElement'))
  )
    return undefined;
  return { target, items: (head.elements as Node[]).map((one) => source.slice(one)) };
}
