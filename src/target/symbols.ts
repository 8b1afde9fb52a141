import { is, isFunction, type FunctionNode, type Node, type Source } from '../candidate/index.ts';

/** A function of the target file by the name that a user calls it. */
export interface NamedFunction {
  /** `dedupe`, `default`, `Queue.push`, `Queue.static.of`, `Queue.constructor`. */
  readonly symbol: string;
  readonly node: FunctionNode;
  /** Reached by importers of the file; only such can be observed. */
  readonly exported: boolean;
  /** It is what importers get without naming anything, whatever its own name. */
  readonly isDefault?: true;
}

/** What can be called from outside: the function that was named, or all that are exported. */
export function observedSymbols({
  chosen,
  functions,
}: {
  readonly chosen: NamedFunction | undefined;
  readonly functions: readonly NamedFunction[];
}): readonly string[] {
  const named = chosen ? [chosen] : functions.filter((it) => it.exported);
  // A factory's exports have no names in the text: the module itself may be a function.
  return named.length > 0 ? named.map((it) => it.symbol) : ['default'];
}

/** A function of the file as a user may name it: `src/text.ts#dedupe`. */
export function exampleOf({
  file,
  functions,
}: {
  readonly file: string;
  readonly functions: readonly NamedFunction[];
}): string {
  return `${file}#${functions.find((it) => it.exported)?.symbol ?? 'name'}`;
}

/** Every function and method at the top level of a file, by its exported name where it has one. */
export function namedFunctions(source: Source): readonly NamedFunction[] {
  const locals = new Map<string, Node>();
  const direct: { name: string; node: Node }[] = [];
  const exported = new Map<string, string[]>();
  const addExport = (local: string, name: string): void => {
    exported.set(local, [...(exported.get(local) ?? []), name]);
  };
  for (const statement of source.program.body) {
    if (is(statement, 'ExportNamedDeclaration')) {
      if (statement.declaration)
        for (const [name, node] of declared(statement.declaration)) {
          locals.set(name, node);
          addExport(name, name);
        }
      else
        for (const specifier of statement.specifiers)
          addExport(nameOf(specifier.local), nameOf(specifier.exported));
    } else if (is(statement, 'ExportDefaultDeclaration')) {
      const { declaration } = statement;
      if (is(declaration, 'Identifier')) addExport(declaration.name, 'default');
      else direct.push({ name: 'default', node: declaration });
      if ('id' in declaration && declaration.id) {
        locals.set((declaration.id as { name: string }).name, declaration);
        addExport((declaration.id as { name: string }).name, 'default');
      }
    } else {
      for (const [name, node] of declared(statement)) locals.set(name, node);
      for (const { name, value } of commonJsExports(statement)) {
        if (is(value, 'Identifier')) addExport(value.name, name);
        else {
          direct.push({ name, node: value });
          if (name === 'default' && 'id' in value && value.id) {
            const own = (value.id as { name: string }).name;
            locals.set(own, value);
            addExport(own, own);
          }
        }
      }
    }
  }
  const out: NamedFunction[] = [];
  const seen = new Set<Node>();
  const add = (name: string, node: Node, isExported: boolean, isDefault = false): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (isFunction(node))
      out.push({ symbol: name, node, exported: isExported, ...(isDefault ? { isDefault } : {}) });
    else if (is(node, 'ClassDeclaration', 'ClassExpression'))
      out.push(...methods(name, node, isExported));
  };
  for (const [local, node] of locals) {
    const names = exported.get(local) ?? [];
    const name = names.find((it) => it !== 'default') ?? (names.length > 0 ? local : undefined);
    add(name ?? local, node, names.length > 0, names.includes('default'));
  }
  for (const { name, node } of direct) add(name, node, true, name === 'default');
  return out;
}

/** The function that a user means: by its exact symbol, or a static method without the `static`. */
export function findSymbol(
  functions: readonly NamedFunction[],
  symbol: string,
): NamedFunction | undefined {
  return (
    functions.find((it) => it.symbol === symbol) ??
    functions.find((it) => it.symbol.replace('.static.', '.') === symbol) ??
    (symbol === 'default' ? functions.find((it) => it.isDefault) : undefined)
  );
}

function* declared(node: Node): Generator<[string, Node]> {
  if (is(node, 'FunctionDeclaration', 'ClassDeclaration') && node.id) yield [node.id.name, node];
  if (is(node, 'VariableDeclaration'))
    for (const { id, init } of node.declarations)
      if (is(id, 'Identifier') && init) {
        const value = lastRight(unwrap(init));
        if (isFunction(value) || is(value, 'ClassExpression')) yield [id.name, value];
      }
}

/** `module.exports = f`, `module.exports = { f, g: h }`, `exports.f = …`, `module.exports.f = …`. */
function* commonJsExports(statement: Node): Generator<{ name: string; value: Node }> {
  // `const f = (module.exports = function () {…})`
  if (is(statement, 'VariableDeclaration'))
    for (const { id, init } of statement.declarations)
      if (init && is(id, 'Identifier'))
        for (const { name } of exportsBy(unwrap(init))) yield { name, value: id };
  if (is(statement, 'ExpressionStatement')) yield* exportsBy(statement.expression);
}

function* exportsBy(assigned: Node): Generator<{ name: string; value: Node }> {
  let expression = assigned;
  while (is(expression, 'AssignmentExpression')) {
    const { left, right }: { left: Node; right: Node } = expression;
    const value = lastRight(right);
    if (isModuleExports(left)) {
      if (is(value, 'ObjectExpression')) {
        for (const property of value.properties)
          if (is(property, 'Property') && is(property.key, 'Identifier'))
            yield { name: property.key.name, value: property.value };
      } else yield { name: 'default', value };
    } else if (
      is(left, 'MemberExpression') &&
      (isModuleExports(left.object) || is(left.object, 'Identifier')) &&
      (isModuleExports(left.object) || (left.object as { name?: string }).name === 'exports') &&
      is(left.property, 'Identifier')
    )
      yield { name: left.property.name, value };
    expression = right as Node;
  }
}

function lastRight(node: Node): Node {
  return is(node, 'AssignmentExpression') ? lastRight(node.right) : unwrap(node);
}

function isModuleExports(node: Node): boolean {
  return (
    is(node, 'MemberExpression') &&
    is(node.object, 'Identifier') &&
    node.object.name === 'module' &&
    is(node.property, 'Identifier') &&
    node.property.name === 'exports'
  );
}

function* methods(name: string, node: Node, exported: boolean): Generator<NamedFunction> {
  if (!is(node, 'ClassDeclaration', 'ClassExpression')) return;
  for (const member of node.body.body) {
    if (!is(member, 'MethodDefinition') || member.kind === 'get' || member.kind === 'set') continue;
    if (!is(member.key, 'Identifier') || !isFunction(member.value) || !member.value.body) continue;
    const middle = member.static ? '.static.' : '.';
    yield { symbol: `${name}${middle}${member.key.name}`, node: member.value, exported };
  }
}

function unwrap(node: Node): Node {
  return is(node, 'TSAsExpression', 'TSSatisfiesExpression', 'ParenthesizedExpression')
    ? unwrap(node.expression)
    : node;
}

/** An import's or export's name: an identifier, or a string literal. */
export function nameOf(node: Node): string {
  return is(node, 'Identifier') ? node.name : String((node as { value?: unknown }).value);
}
