import { is, type Node, type Source } from '../../../candidate/index.ts';
import { bare, nameOf } from './bare.ts';
import { equality } from './match.ts';
import { repeatersOf } from './enclosing.ts';
import { isInvariant, isPure } from './purity.ts';
import { declaredIn, freeVariables } from './variables.ts';

/** `key(item) === value`, where the item is the inner one of two things that are compared. */
export interface KeyEquality {
  /** An expression over the inner item only (and what stays the same). */
  readonly key: Node;
  /** The text of what the key must equal; it does not mention the item. */
  readonly value: string;
  /** The nodes that the value was made of. */
  readonly valueParts: readonly Node[];
  readonly strict: boolean;
  /** True when the whole condition is this one equality. */
  readonly alone: boolean;
}

/**
 * Finds, in a condition of `&&`, an equality between a key of the inner item and something else.
 *
 * @param inner Where the item is declared: the inner loop or callback.
 * @param wanted The condition must hold (`true`), or it is a guard that skips when it holds.
 */
export function keyEquality(
  source: Source,
  condition: Node,
  inner: Node,
  wanted = true,
): KeyEquality | undefined {
  const parts = conjuncts(condition, wanted ? '&&' : '||');
  for (const part of parts) {
    const same = equality(part);
    if (!same || same.negated === wanted) continue;
    const found =
      oriented(source, same.left, same.right, inner) ??
      oriented(source, same.right, same.left, inner);
    if (found) return { ...found, strict: same.strict, alone: parts.length === 1 };
  }
  return undefined;
}

/** The operands of a chain of `&&` (or `||`). */
export function conjuncts(condition: Node, operator: '&&' | '||' = '&&'): Node[] {
  const at = bare(condition);
  return is(at, 'LogicalExpression') && at.operator === operator
    ? [...conjuncts(at.left, operator), ...conjuncts(at.right, operator)]
    : [at];
}

type Sides = Pick<KeyEquality, 'key' | 'value' | 'valueParts'>;

function oriented(source: Source, key: Node, value: Node, inner: Node): Sides | undefined {
  if (!isPure(source, key) || !isPure(source, value) || readsInner(source, value, inner))
    return undefined;
  if (isKey(source, key, inner)) return { key, value: source.slice(value), valueParts: [value] };
  // a[i] + a[j] === target: the inner term must equal what is left of the target.
  const sum = bare(key);
  if (!is(sum, 'BinaryExpression') || (sum.operator !== '+' && sum.operator !== '-'))
    return undefined;
  const left = sum.left as Node;
  const { right } = sum;
  const rest = `(${source.slice(value)})`;
  if (isKey(source, right, inner) && !readsInner(source, left, inner)) {
    const text =
      sum.operator === '+'
        ? `${rest} - (${source.slice(left)})`
        : `(${source.slice(left)}) - ${rest}`;
    return { key: right, value: text, valueParts: [value, left] };
  }
  if (isKey(source, left, inner) && !readsInner(source, right, inner)) {
    const opposite = sum.operator === '+' ? '-' : '+';
    return {
      key: left,
      value: `${rest} ${opposite} (${source.slice(right)})`,
      valueParts: [value, right],
    };
  }
  return undefined;
}

function readsInner(source: Source, node: Node, inner: Node): boolean {
  return [...freeVariables(source, node)].some((variable) => declaredIn(variable, inner));
}

/** It reads the inner item, and else only what stays the same around the inner walk. */
function isKey(source: Source, node: Node, inner: Node): boolean {
  if (!readsInner(source, node, inner)) return false;
  const [around] = repeatersOf(source, inner);
  return !around || isInvariant(source, node, around, inner);
}

/** A name for a table of an array by key: `usersById`, `ordersByStatus`, `byCode`. */
export function tableName(array: Node, key: Node | undefined, fallback: string): string {
  const stem = nameOf(array) ?? memberName(array) ?? '';
  const by = memberName(key) ?? '';
  if (!by) return stem ? stem + fallback.charAt(0).toUpperCase() + fallback.slice(1) : fallback;
  const suffix = `By${by.charAt(0).toUpperCase()}${by.slice(1)}`;
  return stem ? stem + suffix : `by${suffix.slice(2)}`;
}

function memberName(node: Node | undefined): string | undefined {
  const at = bare(node);
  return is(at, 'MemberExpression') && !at.computed && is(at.property, 'Identifier')
    ? at.property.name
    : undefined;
}
