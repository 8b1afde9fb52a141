import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import { is, walk, type Node, type Source } from '../../../candidate/index.ts';
import { within } from './parents.ts';

interface Tables {
  readonly references: Map<Node, Reference>;
  readonly declared: Map<Node, Variable>;
}
const cache = new WeakMap<Source, Tables>();

function tablesOf(source: Source): Tables {
  let tables = cache.get(source);
  if (!tables) {
    tables = { references: new Map(), declared: new Map() };
    for (const scope of source.scopes.scopes) {
      for (const reference of scope.references) {
        const at = reference.identifier as unknown as Node;
        // `var x = 1` in a loop head gives two; the one that writes tells more.
        if (!tables.references.get(at)?.isWrite()) tables.references.set(at, reference);
      }
      for (const variable of scope.variables)
        for (const name of variable.identifiers)
          tables.declared.set(name as unknown as Node, variable);
    }
    cache.set(source, tables);
  }
  return tables;
}

/** The reference that an identifier is, undefined for property names, declarations without value. */
export function referenceOf(source: Source, identifier: Node): Reference | undefined {
  return tablesOf(source).references.get(identifier);
}

/** The variable that an identifier declares or refers to; undefined for globals and property names. */
export function variableOf(
  source: Source,
  identifier: Node | null | undefined,
): Variable | undefined {
  if (!identifier) return undefined;
  const tables = tablesOf(source);
  return (
    tables.references.get(identifier)?.resolved ?? tables.declared.get(identifier) ?? undefined
  );
}

/** Every reference in the node, to local variables and to globals (`resolved` is null there). */
export function* referencesIn(source: Source, node: Node): Generator<Reference> {
  for (const { node: at } of walk(node)) {
    if (!is(at, 'Identifier', 'JSXIdentifier')) continue;
    const reference = referenceOf(source, at);
    if (reference) yield reference;
  }
}

/** The references to one variable that lie in the node. */
export function usesOf(variable: Variable, node: Node): Node[] {
  return variable.references
    .map((reference) => reference.identifier as unknown as Node)
    .filter((identifier) => within(identifier, node));
}

/** The variables that the node reads or writes and does not declare itself. */
export function freeVariables(source: Source, node: Node): Set<Variable> {
  const free = new Set<Variable>();
  for (const { resolved } of referencesIn(source, node))
    if (resolved && !declaredIn(resolved, node)) free.add(resolved);
  return free;
}

/** True when the variable is declared in the node. */
export function declaredIn(variable: Variable, node: Node): boolean {
  return variable.identifiers.some((name) => within(name as unknown as Node, node));
}

/** True when the variable gets another value in the node (its declaration there counts). */
export function isWrittenIn(variable: Variable, node: Node): boolean {
  return variable.references.some(
    (reference) => reference.isWrite() && within(reference.identifier as unknown as Node, node),
  );
}

/** True when it has one declaration, and a value from nowhere else. */
export function isConstant(variable: Variable): boolean {
  return (
    variable.defs.length === 1 &&
    variable.references.every((reference) => !reference.isWrite() || reference.init === true)
  );
}

/** The expression that a `const`, or a `let` never written again, is initialised with. */
export function initialiserOf(variable: Variable | undefined): Node | undefined {
  if (!variable || !isConstant(variable)) return undefined;
  const declarator = variable.defs[0]?.node as unknown as Node | undefined;
  if (!is(declarator, 'VariableDeclarator') || !is(declarator.id, 'Identifier')) return undefined;
  return declarator.init ?? undefined;
}

/** True when the expression reads something that the node declares. */
export function readsOf(source: Source, expression: Node, node: Node): boolean {
  return [...freeVariables(source, expression)].some((variable) => declaredIn(variable, node));
}
