import {
  DefinitionType,
  type Definition,
  type Scope,
  type Variable as Declared,
} from '@typescript-eslint/scope-manager';
import { is, isFunction, type Node, type Source } from '../../../candidate/index.ts';
import { isTypeOnly } from '../text/runtime.ts';
import { kindsOf, type Kind } from './kinds.ts';

/** A variable that may be read at some place. */
export interface Variable {
  readonly name: string;
  /** What it holds, as far as its uses tell; empty: not known. */
  readonly kinds: ReadonlySet<Kind>;
  /** Function boundaries between the place and the declaration. */
  readonly distance: number;
  /** Scopes with variables between the place and the declaration. */
  readonly depth: number;
  /** Nothing reads it: what should have is perhaps missing. */
  readonly unused: boolean;
  readonly constant: boolean;
  /** A parameter or a variable, not a function, class or import. */
  readonly local: boolean;
  /** Parameters, where it is a function of the file. */
  readonly arity: number | undefined;
  /** Those before the first that may be left out. */
  readonly needed: number | undefined;
}

interface Known extends Omit<Variable, 'distance' | 'depth'> {
  /** Readable only from here on (`let`, `const`, `class`), else 0. */
  readonly from: number;
}

/** Answers which variables a node may read, nearest scope first. */
export function visibleFrom(source: Source, parents: ReadonlyMap<Node, Node>) {
  const perScope = new Map<Node, readonly Known[]>();
  const answers = new WeakMap<Node, readonly Variable[]>();
  const knownIn = (block: Node): readonly Known[] => {
    let known = perScope.get(block);
    if (!known) {
      const scopes = source.scopes.nodeToScope.get(block as never) ?? [];
      known = scopes.flatMap((scope) => variablesOf(scope, parents, source));
      perScope.set(block, known);
    }
    return known;
  };
  return (node: Node, ancestors: readonly Node[]): readonly Variable[] => {
    const cached = answers.get(node);
    if (cached) return cached;
    const out = new Map<string, Variable>();
    let distance = 0;
    let depth = 0;
    for (const block of [...ancestors, node].reverse()) {
      const known = knownIn(block);
      for (const { from, ...variable } of known) {
        if (from > node.start && distance === 0) continue;
        if (!out.has(variable.name)) out.set(variable.name, { ...variable, distance, depth });
      }
      if (known.length > 0) depth++;
      if (isFunction(block)) distance++;
    }
    const list = [...out.values()];
    answers.set(node, list);
    return list;
  };
}

function variablesOf(
  scope: Scope,
  parents: ReadonlyMap<Node, Node>,
  source: Source,
): readonly Known[] {
  const out: Known[] = [];
  for (const variable of scope.variables) {
    const def = variable.defs[0];
    if (!def || isTypeOnly(def.node as unknown as Node)) continue;
    const node = def.node as unknown as Node;
    const declaration = (def.parent ?? undefined) as unknown as Node | undefined;
    const parameters = parametersOf(variable);
    out.push({
      name: variable.name,
      kinds: kindsOf(variable, parents, source),
      unused: !variable.references.some((reference) => reference.isRead()),
      constant: isConstant(def, declaration),
      local: is(node, 'VariableDeclarator') || def.type === DefinitionType.Parameter,
      arity: parameters?.length,
      needed: parameters && neededOf(parameters),
      from: isHoisted(def, declaration) ? 0 : node.end,
    });
  }
  return out;
}

function isConstant(def: Definition, declaration: Node | undefined): boolean {
  if (is(declaration, 'VariableDeclaration')) return declaration.kind === 'const';
  return def.type !== DefinitionType.Parameter;
}

function isHoisted(def: Definition, declaration: Node | undefined): boolean {
  if (is(declaration, 'VariableDeclaration')) return false;
  return def.type !== DefinitionType.ClassName;
}

function parametersOf(variable: Declared): readonly Node[] | undefined {
  const node = variable.defs[0]?.node as unknown as Node | undefined;
  const made = is(node, 'VariableDeclarator') ? node.init : node;
  return isFunction(made) && variable.defs[0]?.type !== DefinitionType.Parameter
    ? made.params
    : undefined;
}

function neededOf(parameters: readonly Node[]): number {
  const optional = parameters.findIndex(
    (one) => is(one, 'AssignmentPattern', 'RestElement') || ('optional' in one && one.optional),
  );
  return optional < 0 ? parameters.length : optional;
}
