import { is, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { enclosingFunction, enclosingStatement, repeatersOf, type Loop } from './enclosing.ts';
import { insertBefore, insertIntoFunction } from './layout.ts';
import { ancestorsOf, within } from './parents.ts';
import { isInvariant } from './purity.ts';
import { declaredIn, freeVariables } from './variables.ts';
import type { FunctionNode } from '../../../candidate/index.ts';

/**
 * Edits that put lines where they run just before the node's statement, in the same function; an
 * arrow function's expression becomes a block for it. Undefined where there is no such place.
 */
export function linesBefore(
  source: Source,
  node: Node,
  lines: readonly string[],
): Edit[] | undefined {
  const statement = enclosingStatement(source, node);
  if (statement) return insertBefore(source, statement, lines);
  const fn = enclosingFunction(source, node);
  if (!fn?.body || is(fn.body, 'BlockStatement') || !within(node, fn.body)) return undefined;
  for (const up of ancestorsOf(source, node)) {
    if (is(up, 'ClassBody')) return undefined;
    if (up === fn) break;
  }
  return insertIntoFunction(source, fn, lines);
}

/**
 * The outermost loop or callback around `at` in which each of the expressions stays the same.
 *
 * @param except Variables declared in this node do not count: the inner item of a key.
 */
export function outermostRepeater(
  source: Source,
  at: Node,
  expressions: readonly Node[],
  except?: Node,
): Loop | FunctionNode | undefined {
  let outermost: Loop | FunctionNode | undefined;
  for (const repeater of repeatersOf(source, at)) {
    if (!expressions.every((one) => isInvariant(source, one, repeater, except))) break;
    if (canPrecede(source, repeater, expressions, except)) outermost = repeater;
  }
  return outermost;
}

/** False when the statement that would be preceded declares what the expressions read. */
export function canPrecede(
  source: Source,
  node: Node,
  expressions: readonly Node[],
  except?: Node,
): boolean {
  const statement = enclosingStatement(source, node) ?? enclosingFunction(source, node)?.body;
  if (!statement) return false;
  return expressions.every((expression) =>
    [...freeVariables(source, expression)].every(
      (variable) => (except && declaredIn(variable, except)) || !declaredIn(variable, statement),
    ),
  );
}
