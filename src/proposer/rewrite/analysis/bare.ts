import { bare, is, type Node } from '../../../candidate/index.ts';

/** Part of what rules are written with. */
export { bare };

/** The identifier's name, or undefined when the bare expression is something else. */
export function nameOf(node: Node | null | undefined): string | undefined {
  const inner = bare(node);
  return is(inner, 'Identifier') ? inner.name : undefined;
}

/** True when the two expressions are the same code but for layout, parentheses and types. */
export function sameCode(a: Node | null | undefined, b: Node | null | undefined): boolean {
  const x = bare(a);
  const y = bare(b);
  if (!x || !y) return x === y;
  if (x.type !== y.type) return false;
  return sameFields(x as unknown as Fields, y as unknown as Fields);
}

type Fields = Record<string, unknown>;
const layoutOnly = new Set(['start', 'end', 'range', 'raw', 'typeAnnotation', 'parent', 'loc']);

function sameFields(x: Fields, y: Fields): boolean {
  return Object.keys(x).every((key) => layoutOnly.has(key) || sameValue(x[key], y[key]));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return Object.is(a, b);
  if (typeof (a as Node).type === 'string') return sameCode(a as Node, b as Node);
  return sameFields(a as Fields, b as Fields);
}
