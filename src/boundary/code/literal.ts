import { bare, is, type Node } from '../../candidate/index.ts';

/** The property's name where it is written as a name or a literal; computed ones are not read. */
export function plainKey(node: Node): string | undefined {
  if (is(node, 'MemberExpression')) {
    if (!node.computed && is(node.property, 'Identifier', 'PrivateIdentifier'))
      return node.property.name;
    const { property } = node;
    return is(property, 'Literal') ? String(property.value) : undefined;
  }
  if (is(node, 'Property', 'MethodDefinition', 'PropertyDefinition')) {
    if (!node.computed && is(node.key, 'Identifier', 'PrivateIdentifier')) return node.key.name;
    return is(node.key, 'Literal') ? String(node.key.value) : undefined;
  }
  return undefined;
}

/** `a.b.c` as text where it is made of names, `this` and plain keys; undefined otherwise. */
export function dotted(node: Node | null | undefined): string | undefined {
  const at = bare(node);
  if (is(at, 'Identifier')) return at.name;
  if (is(at, 'ThisExpression')) return 'this';
  if (is(at, 'Super')) return 'super';
  if (!is(at, 'MemberExpression')) return undefined;
  const object = dotted(at.object);
  const key = plainKey(at);
  return object === undefined || key === undefined ? undefined : `${object}.${key}`;
}

/** The last name of what is called: `b` of `a.b()` and `b()`. */
export function calleeName(node: Node | null | undefined): string | undefined {
  const at = bare(node);
  if (!is(at, 'CallExpression', 'NewExpression')) return undefined;
  const callee = bare(at.callee);
  if (is(callee, 'Identifier')) return callee.name;
  return callee && is(callee, 'MemberExpression') ? plainKey(callee) : undefined;
}
