import { bare, is, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { calleeName } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import { isUnchanged, pairFunctions } from '../readability/pair.ts';
import type { View } from '../view.ts';
import { exitOf } from './guards.ts';
import { securityRules as rules } from './rules.ts';
import { checking } from './words.ts';

/** Calls that leave all as it was, by their names: one may be made before anything is asked. */
const harmless =
  /^(?:get|find|load|read|fetch|is|has|can|parse|to|from|list|count|select|lookup|resolve|log|debug|info|warn|error|trace|now|next|format|map|filter)(?:[A-Z_]|$)|^(?:parse|normali[sz]e|String|Number|Boolean)/;

/** Checks that are made only after what they were there to keep from happening. */
export function orderFindings(view: View): Finding[] {
  return pairFunctions(view).flatMap((pair) => {
    if (!pair.before || isUnchanged(pair)) return [];
    const [old, now] = [stepsOf(pair.before.fn.node.body), stepsOf(pair.fn.node.body)];
    return now.flatMap(({ check, node }, at) => {
      const was = check === undefined ? -1 : placeOf(old, { check });
      if (check === undefined || was < 0 || placeOf(now, { check }) < 0) return [];
      const late = old.slice(was + 1).find(({ effect }) => {
        const place = effect === undefined ? -1 : placeOf(now, { effect });
        return effect !== undefined && place >= 0 && place < at && placeOf(old, { effect }) >= 0;
      });
      return late
        ? [
            found(
              rules.guard,
              pair.code.at(node),
              `the check \`${pair.code.slice(node).replace(/\s+/g, ' ').slice(0, 60)}\` comes only after what it guarded`,
            ),
          ]
        : [];
    });
  });
}

/** A statement of a function: what it refuses by, or what it does, as code. */
interface Step {
  readonly node: Node;
  readonly check?: string;
  readonly effect?: string;
}

/** The place of what is asked or done, where it is once: what is repeated has no order to keep. */
function placeOf(steps: readonly Step[], { check, effect }: Omit<Step, 'node'>): number {
  const places = steps.flatMap((each, i) =>
    (check !== undefined && each.check === check) ||
    (effect !== undefined && each.effect === effect)
      ? [i]
      : [],
  );
  return places.length === 1 ? places[0]! : -1;
}

function stepsOf(body: Node | null | undefined): readonly Step[] {
  if (!is(body, 'BlockStatement')) return [];
  return body.body.map((node): Step => {
    if (is(node, 'IfStatement')) {
      const exit = exitOf(node.consequent);
      return exit === 'throws' || exit === 'refuses'
        ? { node: node.test, check: canonical(node.test) }
        : { node };
    }
    const call = callOf(node);
    const name = calleeName(call) ?? '';
    if (!call || name === '') return { node };
    if (checking.test(name)) return { node, check: canonical(call) };
    return harmless.test(name) ? { node } : { node, effect: canonical(call) };
  });
}

/** The call that a statement is made for; a value counts where it is waited for. */
function callOf(statement: Node): Node | undefined {
  const value = is(statement, 'ExpressionStatement')
    ? bare(statement.expression)
    : is(statement, 'ReturnStatement')
      ? bare(statement.argument)
      : is(statement, 'VariableDeclaration')
        ? bare(statement.declarations[0]?.init)
        : undefined;
  if (is(value, 'AwaitExpression')) return bare(value.argument);
  return is(statement, 'VariableDeclaration') ? undefined : value;
}
