import {
  is,
  isFunction,
  walk,
  type Edit,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { nameOf } from '../analysis/bare.ts';
import { enclosingFunction, isStatementList } from '../analysis/enclosing.ts';
import { insertBefore, replacement } from '../analysis/layout.ts';
import { methodCall } from '../analysis/match.ts';
import { freshName, joinNames } from '../analysis/names.ts';
import { ancestorsOf, parentOf } from '../analysis/parents.ts';
import { isPure } from '../analysis/purity.ts';
import { isChangedIn, usesAs } from '../analysis/mutation.ts';
import { declaredIn, freeVariables } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'call-once';

/** Calls that are made several times with the same arguments, made once. */
export const callOnce: Rewrite = {
  name: operator,
  wins: 'Makes a pure call that stands several times in a function (toLowerCase, trim, split, Object.keys, JSON.stringify) once and keeps its result.',
  gain: 'micro',
  *find(region, source) {
    const groups = new Map<Node, Map<string, Node[]>>();
    for (const { node } of walk(region)) {
      if (!is(node, 'CallExpression') || !isPure(source, node) || hasFunction(node)) continue;
      const fn = enclosingFunction(source, node);
      if (!fn?.body || !is(fn.body, 'BlockStatement')) continue;
      const byCode = groups.get(fn.body) ?? new Map<string, Node[]>();
      groups.set(fn.body, byCode);
      byCode.set(source.slice(node), [...(byCode.get(source.slice(node)) ?? []), node]);
    }
    for (const [body, byCode] of groups)
      for (const calls of byCode.values()) {
        const edits = calls.length > 1 ? once(source, body, calls) : undefined;
        if (edits) yield { operator, edits, reason: 'make the call once and keep its result' };
      }
  },
};

function hasFunction(node: Node): boolean {
  for (const { node: at } of walk(node)) if (isFunction(at)) return true;
  return false;
}

function once(source: Source, body: Node, calls: readonly Node[]): Edit[] | undefined {
  const [first] = calls;
  if (!first) return undefined;
  const statement = commonStatement(source, body, calls);
  if (!statement) return undefined;
  for (const variable of freeVariables(source, first)) {
    if (declaredIn(variable, statement)) return undefined;
    const block = parentOf(source, statement) ?? body;
    const isWritten = usesAs(source, variable, block, 'write', 'mutate').some(
      (use) => use.start >= statement.start,
    );
    const inLoop = isChangedIn(source, variable, block) && isWritten;
    if (isWritten || inLoop) return undefined;
  }
  const call = methodCall(first);
  const owner = nameOf(call?.object ?? null);
  const stem = owner && !/^[A-Z]/.test(owner) ? owner : nameOf(call?.args[0]);
  const name = freshName(
    source,
    call && stem ? joinNames(stem, call.name) : (call?.name ?? 'value'),
  );
  return [
    ...insertBefore(source, statement, [`const ${name} = ${source.slice(first)};`]),
    ...calls.map((one) => replacement(one, name)),
  ];
}

/** The statement to put the call before: in the innermost list that holds all of them. */
function commonStatement(source: Source, body: Node, calls: readonly Node[]): Node | undefined {
  const [first, ...others] = calls as [Node, ...Node[]];
  let below: Node = first;
  for (const up of ancestorsOf(source, first)) {
    const holdsAll = others.every((other) => up.start <= other.start && other.end <= up.end);
    if (holdsAll && isStatementList(up) && !is(up, 'SwitchCase')) return below;
    if (up === body) return undefined;
    below = up;
  }
  return undefined;
}
