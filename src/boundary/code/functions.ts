import { bare, type FunctionNode, is, isFunction, type Node } from '../../candidate/index.ts';
import type { Code } from './code.ts';
import { dotted, plainKey } from './literal.ts';

/** A function of a file by a name that survives edits elsewhere. */
export interface FunctionInfo {
  /** `dedupe`, `Queue.push`, `outer.inner`, `default`; callbacks without a name are part of theirs. */
  readonly name: string;
  readonly node: FunctionNode;
  readonly exported: boolean;
  /** Names of the parameters, those inside patterns too. */
  readonly params: readonly string[];
}

/** The name that it is called by: `push` of `Queue.push`. */
export function lastName({ name }: FunctionInfo): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Every function that has a name, outer ones first. */
export function functionsOf(code: Code): readonly FunctionInfo[] {
  const out: FunctionInfo[] = [];
  const taken = new Map<string, number>();
  for (const node of code.nodes) {
    if (!isFunction(node)) continue;
    const own = ownName(code, node);
    if (own === undefined) continue;
    const name = [...outerNames(code, node), own].join('.');
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    out.push({
      name: count === 1 ? name : `${name}#${count}`,
      node,
      exported: isExported(code, node, own),
      params: (node.params as Node[]).flatMap((param) => patternNames(param)),
    });
  }
  return out;
}

const indexes = new WeakMap<readonly FunctionInfo[], ReadonlyMap<Node, FunctionInfo>>();

/** The nearest function above a node that has a name. */
export function enclosingFunction(
  functions: readonly FunctionInfo[],
  code: Code,
  node: Node,
): FunctionInfo | undefined {
  let byNode = indexes.get(functions);
  if (!byNode)
    indexes.set(functions, (byNode = new Map(functions.map((each) => [each.node as Node, each]))));
  for (let at: Node | undefined = node; at; at = code.parentOf(at)) {
    const fn = byNode.get(at);
    if (fn) return fn;
  }
  return undefined;
}

/** Names that a pattern binds. */
export function patternNames(pattern: Node | null | undefined): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) =>
        patternNames(is(each, 'RestElement') ? each.argument : each.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((each) => patternNames(each));
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'RestElement':
      return patternNames(pattern.argument);
    case 'TSParameterProperty':
      return patternNames(pattern.parameter);
    default:
      return [];
  }
}

function ownName(code: Code, node: Node): string | undefined {
  if (is(node, 'FunctionDeclaration')) return node.id?.name ?? 'default';
  let at = node;
  let parent = code.parentOf(at);
  while (
    parent &&
    (is(parent, 'ParenthesizedExpression', 'TSAsExpression', 'TSSatisfiesExpression') ||
      (is(parent, 'AssignmentExpression') &&
        parent.right === at &&
        is(code.parentOf(parent), 'VariableDeclarator')))
  ) {
    at = parent;
    parent = code.parentOf(at);
  }
  switch (parent?.type) {
    case 'VariableDeclarator':
      return is(parent.id, 'Identifier') ? parent.id.name : undefined;
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return parent.value === at ? accessorName(parent) : undefined;
    case 'AssignmentExpression':
      return parent.right === at ? assignedName(parent.left) : undefined;
    case 'ExportDefaultDeclaration':
      return 'default';
    default:
      return (node as { id?: { name: string } | null }).id?.name;
  }
}

function accessorName(member: Node): string | undefined {
  const key = plainKey(member);
  if (key === undefined) return undefined;
  const { kind } = member as { kind?: string };
  return kind === 'get' || kind === 'set' ? `${kind} ${key}` : key;
}

/** `exports.f`, `module.exports.f` and `f` are all `f`; `A.prototype.f` is `A.f`. */
function assignedName(left: Node): string | undefined {
  const name = dotted(left);
  if (name === undefined) return undefined;
  if (name === 'module.exports') return 'default';
  return name.replace(/^(?:module\.)?exports\./, '').replace('.prototype.', '.');
}

function outerNames(code: Code, node: Node): string[] {
  const names: string[] = [];
  for (let at = code.parentOf(node); at; at = code.parentOf(at)) {
    if (is(at, 'ClassDeclaration', 'ClassExpression'))
      names.unshift(at.id?.name ?? className(code, at));
    else if (isFunction(at)) {
      const own = ownName(code, at);
      if (own !== undefined) names.unshift(own);
    } else if (is(at, 'ObjectExpression')) {
      const parent = code.parentOf(at);
      if (is(parent, 'VariableDeclarator') && is(parent.id, 'Identifier'))
        names.unshift(parent.id.name);
    }
  }
  return names;
}

function className(code: Code, node: Node): string {
  const parent = code.parentOf(node);
  return is(parent, 'VariableDeclarator') && is(parent.id, 'Identifier')
    ? parent.id.name
    : 'default';
}

function isExported(code: Code, node: Node, own: string): boolean {
  for (let at: Node | undefined = node; at; at = code.parentOf(at)) {
    if (is(at, 'ExportNamedDeclaration', 'ExportDefaultDeclaration')) return true;
    if (at !== node && isFunction(at)) return false;
    if (is(at, 'AssignmentExpression') && /^(?:module\.)?exports\b/.test(dotted(at.left) ?? ''))
      return true;
    if (
      is(
        at,
        'ExpressionStatement',
        'VariableDeclaration',
        'FunctionDeclaration',
        'ClassDeclaration',
      )
    ) {
      const names = is(at, 'VariableDeclaration')
        ? at.declarations.flatMap((each) => patternNames(each.id))
        : [('id' in at ? (at.id as { name?: string } | null)?.name : undefined) ?? own];
      if (names.some((name) => exportedNames(code).has(name))) return true;
    }
  }
  return false;
}

const exportLists = new WeakMap<Code, Set<string>>();

/** Local names that the file exports in lists, by default, or as CommonJS does. */
function exportedNames(code: Code): Set<string> {
  let names = exportLists.get(code);
  if (names) return names;
  names = new Set();
  for (const node of code.nodes) {
    if (is(node, 'ExportSpecifier') && is(node.local, 'Identifier')) names.add(node.local.name);
    if (is(node, 'ExportDefaultDeclaration') && is(node.declaration, 'Identifier'))
      names.add(node.declaration.name);
    if (
      is(node, 'AssignmentExpression') &&
      /^(?:module\.)?exports\b/.test(dotted(node.left) ?? '')
    ) {
      const right = bare(node.right);
      if (is(right, 'Identifier')) names.add(right.name);
      if (is(right, 'ObjectExpression'))
        for (const each of right.properties)
          if (is(each, 'Property') && is(each.value, 'Identifier')) names.add(each.value.name);
    }
  }
  exportLists.set(code, names);
  return names;
}
