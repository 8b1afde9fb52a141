import { is, type Node, type NodeOf, type Source } from '../../candidate/index.ts';

/** Finds the file that an import names; undefined when it is not at hand. */
export type Imports = (from: Source, specifier: string) => Source | undefined;

export type TypeDeclaration = NodeOf<
  'TSTypeAliasDeclaration' | 'TSInterfaceDeclaration' | 'TSEnumDeclaration'
>;

/**
 * The declarations of a type's name in a file, or in the file that it imports the name from: more
 * than one for an interface in parts.
 */
export function declarationsOf(
  name: string,
  source: Source,
  imports: Imports,
  depth = 0,
): { readonly nodes: readonly TypeDeclaration[]; readonly source: Source } | undefined {
  const statements: readonly Node[] = source.program.body;
  const nodes = statements.flatMap((statement) => {
    const exported = is(statement, 'ExportNamedDeclaration', 'ExportDefaultDeclaration');
    const node = exported ? statement.declaration : statement;
    const declares = is(
      node,
      'TSTypeAliasDeclaration',
      'TSInterfaceDeclaration',
      'TSEnumDeclaration',
    );
    return declares && node.id.name === name ? [node] : [];
  });
  if (nodes.length > 0) return { nodes, source };
  if (depth > 5) return undefined;
  for (const { specifier, original } of originsOf(name, statements)) {
    const other = imports(source, specifier);
    const found = other && declarationsOf(original, other, imports, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function* originsOf(name: string, statements: readonly Node[]) {
  for (const node of statements) {
    if (is(node, 'ImportDeclaration')) {
      for (const one of node.specifiers)
        if (one.local.name === name && is(one, 'ImportSpecifier'))
          yield { specifier: node.source.value, original: textOf(one.imported) };
    } else if (is(node, 'ExportNamedDeclaration') && node.source) {
      for (const one of node.specifiers)
        if (textOf(one.exported) === name)
          yield { specifier: node.source.value, original: textOf(one.local) };
    } else if (is(node, 'ExportAllDeclaration'))
      yield { specifier: node.source.value, original: name };
  }
}

function textOf(name: Node): string {
  return is(name, 'Literal') ? String(name.value) : ((name as { name?: string }).name ?? '');
}
