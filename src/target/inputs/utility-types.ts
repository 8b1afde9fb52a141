import { is, type Node, type NodeOf, type Value } from '../../candidate/index.ts';
import { never } from './declared.ts';
import { numberValue } from './scalar-shape.ts';
import { anything, unionOf, type ObjectShape, type Shape } from './shape.ts';

/** The shape of `A & B`: all fields of both. */
export function intersected(shapes: readonly Shape[]): Shape {
  const objects = shapes.filter((shape): shape is ObjectShape => shape.kind === 'object');
  // A branded primitive (`string & { __brand }`) is the primitive.
  if (objects.length < shapes.length)
    return shapes.find((shape) => shape.kind !== 'object' && shape.kind !== 'any') ?? anything;
  const fields = new Map(
    objects.flatMap((object) => object.fields.map((field) => [field.key, field])),
  );
  return { kind: 'object', fields: [...fields.values()], name: '' };
}

/** What the language's utility types make of a shape; undefined when the name is none of them. */
export function utilityOf(
  name: string,
  params: readonly Node[],
  args: readonly Shape[],
): Shape | undefined {
  const [of, keys] = args;
  if (name === 'Readonly' || name === 'NoInfer') return of;
  if (name === 'NonNullable' && of?.kind === 'union')
    return unionOf(
      of.options.map((option) =>
        option.kind === 'literal'
          ? {
              kind: 'literal',
              values: option.values.filter(
                (x) => x !== null && JSON.stringify(x) !== '["undefined"]',
              ),
            }
          : option,
      ),
    );
  if (of?.kind !== 'object' || params.length === 0) return undefined;
  const optional = name === 'Partial' ? true : name === 'Required' ? false : undefined;
  if (optional !== undefined)
    return { ...of, fields: of.fields.map((field) => ({ ...field, optional })) };
  if (keys?.kind !== 'literal' || (name !== 'Pick' && name !== 'Omit')) return undefined;
  return {
    ...of,
    fields: of.fields.filter((field) => keys.values.includes(field.key) === (name === 'Pick')),
  };
}

/** The value of a literal type or an enum's initialiser. */
export function literalValue(node: Node): Value {
  if (is(node, 'UnaryExpression'))
    return numberValue(-Number((node.argument as { value?: unknown }).value));
  const { value } = node as { value?: unknown };
  if (typeof value === 'bigint') return ['bigint', String(value)];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

/** The values of an enum's members. */
export function enumOf(node: NodeOf<'TSEnumDeclaration'>): Shape {
  let next = 0;
  const values = node.body.members.map(({ initializer }): Value => {
    const value = initializer ? literalValue(initializer) : next;
    if (typeof value === 'number') next = value + 1;
    return value;
  });
  return values.length > 0 ? { kind: 'literal', values } : never;
}
