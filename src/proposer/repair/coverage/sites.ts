import type { Node, Source } from '../../../candidate/index.ts';
import { is, isFunction, isLoop } from '../../../candidate/index.ts';
import { runtimeChildren } from '../text/runtime.ts';

/** How a counter gets in: before a statement, or around a body or an expression. */
export type Insertion = 'before' | 'block' | 'sequence';

/** A place whose visits are worth counting: a statement, a function's body, or a branch. */
export interface CoverageSite {
  /** The range that a visit stands for; sites nest, the innermost counts. */
  readonly start: number;
  readonly end: number;
  readonly insertion: Insertion;
  /** Where the counter stands; for `block` and `sequence` the start of what is wrapped. */
  readonly insertAt: number;
  /** Where the wrap ends; equal to `insertAt` for `before`. */
  readonly closeAt: number;
}

/** Statements that run nothing, or must stand first: no counter before them. */
const silent = new Set([
  'FunctionDeclaration',
  'TSDeclareFunction',
  'ImportDeclaration',
  'ExportAllDeclaration',
  'EmptyStatement',
]);

/** Every place worth counting, outer before inner, in source order. */
export function coverageSites(source: Source): readonly CoverageSite[] {
  const sites: CoverageSite[] = [];
  visit(source.program, undefined, sites);
  return sites;
}

function visit(node: Node, parent: Node | undefined, sites: CoverageSite[]): void {
  if (isFunction(node)) functionSite(node, sites);
  else if (is(node, 'Program', 'StaticBlock')) listSites(node.body, sites);
  else if (is(node, 'BlockStatement')) blockSites(node, parent, sites);
  else if (is(node, 'SwitchCase')) listSites(node.consequent, sites);
  else if (is(node, 'ConditionalExpression')) {
    sequence(node.consequent, sites);
    sequence(node.alternate, sites);
  } else if (is(node, 'LogicalExpression')) sequence(node.right, sites);
  else if (is(node, 'IfStatement')) {
    bare(node.consequent, sites);
    if (node.alternate) bare(node.alternate, sites);
  } else if (isLoop(node)) bare(node.body, sites);
  for (const child of runtimeChildren(node)) visit(child, node, sites);
}

/** A function's range counts as visited when its body starts, so that parameters count too. */
function functionSite(node: Node, sites: CoverageSite[]): void {
  if (!isFunction(node) || !node.body) return;
  const { start, end } = node;
  if (!is(node.body, 'BlockStatement')) {
    const body = node.body;
    const [insertAt, closeAt] = [body.start, body.end];
    sites.push({ start, end, insertion: 'sequence', insertAt, closeAt });
    return;
  }
  const insertAt = afterDirectives(node.body.body, node.body.start + 1);
  sites.push({ start, end, insertion: 'before', insertAt, closeAt: insertAt });
}

function afterDirectives(body: readonly Node[], start: number): number {
  let at = start;
  for (const statement of body) {
    if (!isDirective(statement)) break;
    at = statement.end;
  }
  return at;
}

function isDirective(node: Node): boolean {
  return is(node, 'ExpressionStatement') && typeof node.directive === 'string';
}

function blockSites(
  node: Node & { type: 'BlockStatement' },
  parent: Node | undefined,
  sites: CoverageSite[],
) {
  const ofFunction = isFunction(parent);
  if (node.body.length === 0 && !ofFunction) {
    const at = node.start + 1;
    sites.push({
      start: node.start,
      end: node.end,
      insertion: 'before',
      insertAt: at,
      closeAt: at,
    });
  }
  listSites(node.body, sites);
}

function listSites(body: readonly Node[], sites: CoverageSite[]): void {
  for (const node of body) {
    const { start, end } = node;
    if (silent.has(node.type) || isDirective(node)) continue;
    if (node.type.startsWith('TS') || exportsSilent(node)) continue;
    sites.push({ start, end, insertion: 'before', insertAt: start, closeAt: start });
  }
}

function exportsSilent(node: Node): boolean {
  if (is(node, 'ExportNamedDeclaration'))
    return !node.declaration || !is(node.declaration, 'VariableDeclaration', 'ClassDeclaration');
  return is(node, 'ExportDefaultDeclaration') && isFunction(node.declaration);
}

/** A body without braces gets them, with the counter inside. */
function bare(body: Node, sites: CoverageSite[]): void {
  if (is(body, 'BlockStatement', 'FunctionDeclaration')) return;
  const { start, end } = body;
  sites.push({ start, end, insertion: 'block', insertAt: start, closeAt: end });
}

function sequence(node: Node, sites: CoverageSite[]): void {
  const { start, end } = node;
  sites.push({ start, end, insertion: 'sequence', insertAt: start, closeAt: end });
}
