import { is, type Node } from '../../../candidate/index.ts';
import { runtimeChildren } from '../text/runtime.ts';

/** Two nodes of the same place in two pieces of code of one form. */
export type Pair = readonly [model: Node, other: Node];

export interface Alignment {
  /** Names and literals that stand at the same place. */
  readonly leaves: readonly Pair[];
  /** The one place where the two are not of one form. */
  readonly odd: Pair | undefined;
}

/**
 * Lays two pieces of code side by side.
 *
 * @returns undefined when they are of different form at more than one place
 */
export function align(model: Node, other: Node): Alignment | undefined {
  const leaves: Pair[] = [];
  let odd: Pair | undefined;
  const visit = (a: Node, b: Node, top: boolean): boolean => {
    if (sameForm(a, b)) {
      const [below, there] = [parts(a, top), parts(b, top)];
      if (below.length === there.length) {
        if (below.length === 0) leaves.push([a, b]);
        return below.every((child, at) => visit(child, there[at]!, false));
      }
    }
    if (odd) return false;
    odd = [a, b];
    return true;
  };
  return visit(model, other, true) ? { leaves, odd } : undefined;
}

/** What is compared; the `else` of the whole is another case of the same chain, not a part of it. */
function parts(node: Node, top: boolean): readonly Node[] {
  const all = [...runtimeChildren(node)];
  return top && is(node, 'IfStatement') && node.alternate
    ? all.filter((one) => one !== node.alternate)
    : all;
}

const traits = [
  'operator',
  'kind',
  'computed',
  'optional',
  'prefix',
  'async',
  'generator',
] as const;

function sameForm(a: Node, b: Node): boolean {
  if (a.type !== b.type) return false;
  const [one, two] = [a, b] as unknown as Record<string, unknown>[];
  if (traits.some((trait) => one![trait] !== two![trait])) return false;
  if (!is(a, 'Literal') || !is(b, 'Literal')) return true;
  // A truth value is a form of its own: another one there is no renaming.
  return typeof a.value === typeof b.value && (typeof a.value !== 'boolean' || a.value === b.value);
}
