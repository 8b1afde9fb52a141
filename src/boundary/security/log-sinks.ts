import { bare, is, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants } from '../code/code.ts';
import { calleeName } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import { isUnchanged, pairFunctions } from '../readability/pair.ts';
import type { View } from '../view.ts';
import { exitOf } from './guards.ts';
import { securityRules as rules } from './rules.ts';

/** Functions that record what matters to security. */
const records = /audit|security_?(?:log|event|record|trail)/i;

/** Functions that wrote every such event down, and now do so under a condition. */
export function logSinkFindings(view: View): Finding[] {
  return pairFunctions(view).flatMap((pair) => {
    if (!pair.before || isUnchanged(pair) || !records.test(pair.fn.name)) return [];
    const [old, now] = [pair.before.fn.node.body, pair.fn.node.body];
    if (!is(old, 'BlockStatement') || !is(now, 'BlockStatement')) return [];
    const known = new Set(old.body.map((each) => canonical(each)));
    const always = calledIn(now.body);
    const lost = new Set([...calledIn(old.body)].filter((name) => !always.has(name)));
    const conditional = now.body.find(
      (each, at) =>
        is(each, 'IfStatement') &&
        !known.has(canonical(each)) &&
        (endsBefore(each, now.body.slice(at + 1), known) || holds(each, lost)),
    );
    return conditional
      ? [
          found(
            rules.logging,
            pair.code.at(conditional),
            `${pair.fn.name} records only under a condition what it always did`,
          ),
        ]
      : [];
  });
}

function endsBefore(
  branch: Node & { type: 'IfStatement' },
  rest: readonly Node[],
  known: ReadonlySet<string>,
): boolean {
  return exitOf(branch.consequent) === 'returns' && rest.some((each) => known.has(canonical(each)));
}

/** What the statements of a function itself call. */
function calledIn(statements: readonly Node[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap((each) => {
      const value = is(each, 'ExpressionStatement') ? bare(each.expression) : undefined;
      const call = is(value, 'AwaitExpression') ? bare(value.argument) : value;
      return calleeName(call) ?? [];
    }),
  );
}

/** What the function itself called is called inside of the branch alone. */
function holds(branch: Node, lost: ReadonlySet<string>): boolean {
  return descendants(branch).some((each) => lost.has(calleeName(each) ?? ''));
}
