import { is, isFunction, walk, type Node, type Source } from '../../candidate/index.ts';

/**
 * What a target may be rewritten in: the function itself, the class that it is a method of, and the
 * functions and classes at the top level of its file (or held there by properties) that it needs, directly or not.
 */
export function regionsOf(source: Source, chosen: Node): readonly Node[] {
  const named = new Map<string, Node>();
  let whole = chosen;
  for (const statement of source.program.body) {
    for (const [name, node] of definitions(statement)) named.set(name, node);
    const definition = unexported(statement);
    if (is(definition, 'ClassDeclaration') && contains(definition, chosen)) whole = definition;
  }
  const regions = [whole];
  for (const region of regions)
    for (const { node } of walk(region)) {
      if (!is(node, 'Identifier')) continue;
      const used = named.get(node.name);
      if (used && !regions.some((known) => contains(known, used))) regions.push(used);
    }
  return regions;
}

function unexported(statement: Node): Node {
  return is(statement, 'ExportNamedDeclaration', 'ExportDefaultDeclaration')
    ? (statement.declaration ?? statement)
    : statement;
}

function* definitions(statement: Node): Generator<readonly [string, Node]> {
  const node = unexported(statement);
  if (is(node, 'FunctionDeclaration', 'ClassDeclaration') && node.id) yield [node.id.name, node];
  // `helpers.start = function …`, as older modules have it.
  if (is(node, 'ExpressionStatement') && is(node.expression, 'AssignmentExpression')) {
    const { left, right } = node.expression;
    if (is(left, 'MemberExpression') && is(left.property, 'Identifier') && isFunction(right))
      yield [left.property.name, right];
  }
  if (is(node, 'VariableDeclaration'))
    for (const { id, init } of node.declarations)
      if (is(id, 'Identifier') && init && (isFunction(init) || is(init, 'ClassExpression')))
        yield [id.name, init];
}

function contains(outer: Node, inner: Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
