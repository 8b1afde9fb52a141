import { is, isFunction, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { beforeTopLevel } from './helper.ts';
import { insertion } from './layout.ts';
import { ancestorsOf } from './parents.ts';
import { freeVariables } from './variables.ts';

/** The edit that declares a constant before the top-level statement that the node stands in. */
export function moduleConstant(source: Source, node: Node, name: string, value: string): Edit {
  return insertion(beforeTopLevel(node, source), `const ${name} = ${value};\n\n`);
}

/** True when the node is evaluated again whenever some function is called. */
export function isInFunction(source: Source, node: Node): boolean {
  for (const up of ancestorsOf(source, node))
    if (isFunction(up) || is(up, 'PropertyDefinition')) return true;
  return false;
}

/**
 * True when the code means the same before the top-level statement around it: all that it reads
 * from outside of itself are globals and what other top-level statements declare.
 */
export function isFreeOfLocals(source: Source, node: Node): boolean {
  for (const variable of freeVariables(source, node)) {
    if (variable.scope.type !== 'module' && variable.scope.type !== 'global') return false;
  }
  return true;
}

/** True when no other variable or global of the file has this name, so that it can move outwards. */
export function isOnlyName(source: Source, name: string): boolean {
  let declared = 0;
  for (const scope of source.scopes.scopes) {
    for (const variable of scope.variables) if (variable.name === name) declared++;
    for (const through of scope.type === 'global' ? scope.through : [])
      if (through.identifier.name === name) return false;
  }
  return declared === 1;
}
