import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants, type Code } from '../code/code.ts';
import type { FunctionInfo } from '../code/functions.ts';
import { calleeName, dotted } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { FileView, View } from '../view.ts';
import { gained, type Counted } from './count.ts';
import { securityRules as rules } from './rules.ts';

/** Who asks, in the names of parameters. */
const whoAsks =
  /^(?:.*(?:user|viewer|tenant|session|account|principal|actor|member|owner|org|role|caller|requester|identity)(?:Id|s)?|req|request|ctx)$/i;

/** Answers that are kept for one and given to all: who asked is no part of the key. */
export function memoKeyFindings(view: View): Finding[] {
  return gained(view, 'memo keys', sharedAnswers).map(({ code, node, message }) =>
    found(rules.guard, code.at(node), message),
  );
}

function sharedAnswers(code: Code, file: FileView, side: 'before' | 'after'): Counted[] {
  return file.functions(side).flatMap((fn): Counted[] => {
    const nodes = descendants(fn.node);
    const asked = new Set(nodes.flatMap((node) => askedBy(node) ?? []));
    if (asked.size === 0) return [];
    return nodes.flatMap((node): Counted[] => {
      const kept = keptBy(node);
      // The same store is asked for the same key: what was kept is an answer, not a record.
      if (!kept || !asked.has(`${kept.store} ${canonical(kept.key)}`)) return [];
      const inKey = namesBehind(code, kept.key, fn);
      const missing = [...namesBehind(code, kept.value, fn)].filter(
        (name) => whoAsks.test(name) && !inKey.has(name),
      );
      return missing.map((name) => ({
        key: `${fn.name} ${name}`,
        node,
        message: `${fn.name} keeps an answer for all that was made for one ${name}`,
      }));
    });
  });
}

/** `store.set(key, value)`, `store[key] = value`. */
function keptBy(node: Node): { store: string; key: Node; value: Node } | undefined {
  if (is(node, 'CallExpression') && /^(?:set|setex|put|setItem)$/i.test(calleeName(node) ?? '')) {
    const callee = bare(node.callee);
    const [key, value] = node.arguments;
    return is(callee, 'MemberExpression') && key && value
      ? { store: canonical(callee.object), key, value }
      : undefined;
  }
  if (!is(node, 'AssignmentExpression')) return undefined;
  const target = bare(node.left);
  return is(target, 'MemberExpression') && target.computed
    ? { store: canonical(target.object), key: target.property, value: node.right }
    : undefined;
}

/** `store.get(key)`, `store.has(key)`: which store is asked for which key. */
function askedBy(node: Node): string | undefined {
  if (!is(node, 'CallExpression') || !/^(?:get|has|getItem)$/.test(calleeName(node) ?? ''))
    return undefined;
  const callee = bare(node.callee);
  return is(callee, 'MemberExpression')
    ? `${canonical(callee.object)} ${canonical(node.arguments[0])}`
    : undefined;
}

/** Parameters that a value is made from, by way of the function's own variables. */
function namesBehind(code: Code, value: Node, fn: FunctionInfo): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<Node>();
  const pending: Node[] = [value];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const each of descendants(next)) {
      if (!is(each, 'Identifier') || code.referenceOf(each) === undefined) continue;
      const variable = code.variableOf(each);
      if (fn.params.includes(each.name)) names.add(dotted(each)!);
      for (const use of variable?.references ?? []) {
        const written = use.isWrite() ? (use.writeExpr as unknown as Node | null) : null;
        if (written && !isFunction(bare(written))) pending.push(written);
      }
    }
  }
  return names;
}
