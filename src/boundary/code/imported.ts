import { bare, is, type Node } from '../../candidate/index.ts';
import { relativePath } from '../relative-path.ts';
import type { Code } from './code.ts';
import { dotted, plainKey } from './literal.ts';

/** A file of the same revision by its path, where it can be parsed. */
export type Load = (path: string) => Code | undefined;

/** A node with the code that it stands in. */
export interface Placed {
  readonly code: Code;
  readonly node: Node;
}

const loads = new WeakMap<Code, Load>();

/** Says where the files are that a piece of code imports. */
export function linkTo(code: Code, load: Load): void {
  loads.set(code, load);
}

/** Names, members and files that are followed, one by the other. */
const deepest = 8;

/**
 * What a name or a member of a constant stands for, in this file or in the one that it is imported
 * from; the node itself where it is something else or can't be followed.
 */
export function valueOf(code: Code, node: Node, depth = 0): Placed {
  const at = bare(node);
  const here = { code, node: at };
  if (depth > deepest) return here;
  if (is(at, 'Identifier')) return named(code, at, depth) ?? here;
  if (is(at, 'CallExpression') && dotted(at.callee) === 'Object.freeze' && at.arguments[0])
    return valueOf(code, at.arguments[0], depth + 1);
  if (!is(at, 'MemberExpression')) return here;
  const key = plainKey(at);
  const whole = namespaceOf(code, at.object);
  if (key !== undefined && whole) return exported(whole, key, depth + 1) ?? here;
  const object = valueOf(code, at.object, depth + 1);
  if (!is(object.node, 'ObjectExpression')) return here;
  const property = object.node.properties.findLast(
    (each) => is(each, 'Property') && key !== undefined && plainKey(each) === key,
  );
  return is(property, 'Property') ? valueOf(object.code, property.value, depth + 1) : here;
}

function named(code: Code, node: Node, depth: number): Placed | undefined {
  const variable = code.variableOf(node);
  const [definition, ...others] = variable?.defs ?? [];
  if (!variable || !definition || others.length > 0) return undefined;
  const declared = definition.node as unknown as Node;
  if (is(declared, 'FunctionDeclaration') && (definition.type as string) === 'FunctionName')
    return variable.references.some((each) => each.isWrite())
      ? undefined
      : { code, node: declared };
  if (is(declared, 'VariableDeclarator')) {
    const isConstant = !variable.references.some((each) => each.isWrite() && !each.init);
    return is(declared.id, 'Identifier') && declared.init && isConstant
      ? valueOf(code, declared.init, depth + 1)
      : undefined;
  }
  const from = fileOf(code, definition.parent as unknown as Node | undefined);
  if (!from) return undefined;
  if (is(declared, 'ImportDefaultSpecifier')) return exported(from, 'default', depth + 1);
  return is(declared, 'ImportSpecifier')
    ? exported(from, dotted(declared.imported) ?? '', depth + 1)
    : undefined;
}

/** The file that `import * as name` stands for. */
function namespaceOf(code: Code, node: Node): Code | undefined {
  const definition = code.variableOf(bare(node))?.defs[0];
  return is(definition?.node as unknown as Node | undefined, 'ImportNamespaceSpecifier')
    ? fileOf(code, definition?.parent as unknown as Node | undefined)
    : undefined;
}

function exported(code: Code, name: string, depth: number): Placed | undefined {
  if (depth > deepest) return undefined;
  for (const node of code.program.body as readonly Node[]) {
    if (is(node, 'ExportDefaultDeclaration') && name === 'default')
      return valueOf(code, node.declaration, depth);
    if (is(node, 'ExportAllDeclaration')) {
      const from = fileOf(code, node);
      const found = from && exported(from, name, depth + 1);
      if (found) return found;
    }
    if (!is(node, 'ExportNamedDeclaration')) continue;
    if (is(node.declaration, 'FunctionDeclaration') && node.declaration.id?.name === name)
      return named(code, node.declaration.id, depth);
    if (is(node.declaration, 'VariableDeclaration'))
      for (const { id } of node.declaration.declarations)
        if (is(id, 'Identifier') && id.name === name) return named(code, id, depth);
    for (const each of node.specifiers) {
      if (dotted(each.exported) !== name) continue;
      const from = fileOf(code, node);
      return from
        ? exported(from, dotted(each.local) ?? '', depth + 1)
        : named(code, each.local, depth);
    }
  }
  return undefined;
}

function fileOf(code: Code, declaration: Node | undefined): Code | undefined {
  const source = is(
    declaration,
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
  )
    ? declaration.source?.value
    : undefined;
  const load = loads.get(code);
  if (!source?.startsWith('.') || !load) return undefined;
  for (const path of pathsOf(code.path, source)) {
    const found = load(path);
    if (found && found !== code) return found;
  }
  return undefined;
}

/** The paths that a relative import may mean. */
function pathsOf(from: string, written: string): readonly string[] {
  const path = relativePath(from, written);
  const stem = path.replace(/\.[cm]?[jt]sx?$/, '');
  const ends = ['.ts', '.js', '.tsx', '.jsx', '.mts', '.mjs', '.cts', '.cjs'];
  return [
    path,
    ...ends.map((end) => stem + end),
    ...['.ts', '.js'].map((end) => `${path}/index${end}`),
  ];
}
