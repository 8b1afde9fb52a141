import { is, type Node, type NodeOf } from '../../../candidate/index.ts';
import { roleOf } from './role.ts';
import { walkRuntime } from './runtime.ts';

export type IdentifierNode = NodeOf<'Identifier'>;

/** The variables read or written in a node that stands under these ancestors. */
export function identifiersIn(node: Node, ancestors: readonly Node[]): readonly IdentifierNode[] {
  const out: IdentifierNode[] = [];
  for (const one of walkRuntime(node, ancestors))
    if (is(one.node, 'Identifier') && roleOf(one.node, one.ancestors) !== 'other')
      out.push(one.node);
  return out;
}

/** The names bound by a pattern or a parameter. */
export function boundNames(pattern: Node): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one ? boundNames(one) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) =>
        boundNames(is(one, 'RestElement') ? one.argument : one.value),
      );
    default:
      return [];
  }
}
