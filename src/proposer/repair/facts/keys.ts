import { is, type Node } from '../../../candidate/index.ts';

/** The variables that stand in brackets somewhere, or that `for … of` and `for … in` declare. */
export function collectKeys(nodes: readonly Node[]): readonly string[] {
  const names = new Set<string>(['i', 'key']);
  for (const node of nodes) {
    if (is(node, 'MemberExpression') && node.computed && is(node.property, 'Identifier'))
      names.add(node.property.name);
    if (is(node, 'ForOfStatement', 'ForInStatement') && is(node.left, 'VariableDeclaration')) {
      const { id } = node.left.declarations[0]!;
      if (is(id, 'Identifier')) names.add(id.name);
    }
  }
  return [...names];
}
