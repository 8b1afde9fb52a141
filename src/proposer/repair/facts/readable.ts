import { isFunction, is } from '../../../candidate/index.ts';
import { boundNames } from '../text/identifiers.ts';
import { walkRuntime } from '../text/runtime.ts';
import type { Ingredient } from './ingredients.ts';
import type { Variable } from './variables.ts';

/** True when every variable of the file that the expression reads can be read there too. */
export function readableAt(one: Ingredient, visible: readonly Variable[]): boolean {
  return missingAt(one, visible).length === 0;
}

const own = new WeakMap<Ingredient, ReadonlySet<string>>();
const names = new WeakMap<readonly Variable[], ReadonlySet<string>>();

/** The names that the expression reads, that are variables of the file, and that the place lacks. */
export function missingAt(one: Ingredient, visible: readonly Variable[]): readonly string[] {
  let readable = names.get(visible);
  if (!readable) names.set(visible, (readable = new Set(visible.map(({ name }) => name))));
  const bound = boundWithin(one);
  const missing = new Set<string>();
  for (const name of one.reads)
    if (!readable.has(name) && !bound.has(name) && one.declared.has(name)) missing.add(name);
  return [...missing];
}

/** The parameters of functions within the expression. */
function boundWithin(one: Ingredient): ReadonlySet<string> {
  let bound = own.get(one);
  if (!bound) {
    const found = new Set<string>();
    for (const { node } of walkRuntime(one.node)) {
      if (isFunction(node))
        for (const param of node.params)
          boundNames(is(param, 'TSParameterProperty') ? param.parameter : param).forEach((name) =>
            found.add(name),
          );
      if (is(node, 'VariableDeclarator')) boundNames(node.id).forEach((name) => found.add(name));
    }
    own.set(one, (bound = found));
  }
  return bound;
}
