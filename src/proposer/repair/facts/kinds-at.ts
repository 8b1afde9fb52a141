import { is, type Node } from '../../../candidate/index.ts';
import type { Facts } from './facts.ts';
import { kindsOfExpression, type Kind } from './kinds.ts';

/** The kinds that the node's value may have there: by form, or by its variable; empty: not known. */
export function kindsAt(place: {
  readonly node: Node;
  readonly ancestors: readonly Node[];
  readonly facts: Facts;
}): ReadonlySet<Kind> {
  const { node, ancestors, facts } = place;
  if (!is(node, 'Identifier')) return new Set(kindsOfExpression(node));
  const variable = facts.visible(node, ancestors).find(({ name }) => name === node.name);
  return variable?.kinds ?? new Set();
}

/** True when values of the two may be of one kind, as far as is known. */
export function mayMatch(a: ReadonlySet<Kind>, b: ReadonlySet<Kind>): boolean {
  return a.size === 0 || b.size === 0 || [...a].some((kind) => b.has(kind));
}
