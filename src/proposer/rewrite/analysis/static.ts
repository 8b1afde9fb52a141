import { is, type Node } from '../../../candidate/index.ts';
import { bare } from './bare.ts';

/** True for an expression whose value is spelt out in it: literals, and arrays and objects of them. */
export function isStatic(node: Node | null | undefined): boolean {
  const at = bare(node);
  if (!at) return false;
  if (is(at, 'Literal')) return true;
  if (is(at, 'Identifier')) return ['undefined', 'NaN', 'Infinity'].includes(at.name);
  if (is(at, 'TemplateLiteral')) return at.expressions.length === 0;
  if (is(at, 'UnaryExpression')) return at.operator !== 'delete' && isStatic(at.argument);
  if (is(at, 'ArrayExpression'))
    return at.elements.every((item) => item !== null && isStatic(item));
  if (is(at, 'ObjectExpression'))
    return at.properties.every(
      (property) =>
        is(property, 'Property') &&
        property.kind === 'init' &&
        (!property.computed || isStatic(property.key)) &&
        isStatic(property.value),
    );
  return false;
}

/** True for a literal that is a primitive: a number, string, boolean, null, bigint. */
export function isPrimitiveLiteral(node: Node | null | undefined): boolean {
  const at = bare(node);
  return (is(at, 'Literal') && !('regex' in at)) || is(at, 'TemplateLiteral');
}

/** The value of a numeric literal, with its sign; undefined for anything else. */
export function numberOf(node: Node | null | undefined): number | undefined {
  const at = bare(node);
  if (is(at, 'Literal') && typeof at.value === 'number') return at.value;
  if (is(at, 'UnaryExpression') && at.operator === '-') {
    const positive = numberOf(at.argument);
    return positive === undefined ? undefined : -positive;
  }
  return undefined;
}
