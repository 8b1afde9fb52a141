import { is, type Node, type NodeOf, type Source } from '../../candidate/index.ts';
import {
  arrayOf,
  builtin,
  declaredLength,
  declaredNumber,
  declaredString,
  isNever,
  literal,
  never,
  primitive,
} from './declared.ts';
import { functionPool, type Returns } from './function-pool.ts';
import { anything, nothing, unionOf, type Field, type Shape } from './shape.ts';
import { enumOf, intersected, literalValue, utilityOf } from './utility-types.ts';
import { declarationsOf, type Imports, type TypeDeclaration } from './type-names.ts';

/** Where a type stands: what its names mean. */
export interface TypeScope {
  readonly source: Source;
  readonly imports: Imports;
  /** Type parameters and what they stand for. */
  readonly generics: ReadonlyMap<string, Shape>;
  /** Names that are being unrolled; a recursive type ends when it is three deep. */
  readonly open: readonly string[];
}

/** The shape that a TypeScript type describes; `any` where it can't be told from the files at hand. */
export function shapeOfType(node: Node | null | undefined, scope: TypeScope): Shape {
  const of = (inner: Node | null | undefined) => shapeOfType(inner, scope);
  switch (node?.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
      return of(node.typeAnnotation);
    case 'TSNumberKeyword':
      return declaredNumber;
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return declaredString;
    case 'TSBooleanKeyword':
      return { kind: 'boolean' };
    case 'TSBigIntKeyword':
      return { kind: 'bigint', samples: ['0', '1', '-1', '10', '123456789012345678901'] };
    case 'TSNullKeyword':
      return literal(null);
    case 'TSUndefinedKeyword':
    case 'TSVoidKeyword':
      return nothing;
    case 'TSNeverKeyword':
      return never;
    case 'TSLiteralType':
      return literal(literalValue(node.literal));
    case 'TSArrayType':
      return arrayOf(of(node.elementType));
    case 'TSTupleType':
      return tupleOf(node, scope);
    case 'TSTypeOperator':
      return node.operator === 'readonly' ? of(node.typeAnnotation) : anything;
    case 'TSUnionType':
      return unionOf(node.types.map(of).filter((shape) => !isNever(shape)));
    case 'TSIntersectionType':
      return intersected(node.types.map(of));
    case 'TSTypeLiteral':
      return objectOf(node.members, scope);
    case 'TSFunctionType':
      return { kind: 'function', sources: functionPool(node.params.length, returnsOf(node)) };
    case 'TSTypeReference':
      return named(node, scope);
    default:
      return anything;
  }
}

function tupleOf(node: NodeOf<'TSTupleType'>, scope: TypeScope): Shape {
  const items = (node.elementTypes as readonly Node[]).map((element): Shape | 'rest' => {
    if (is(element, 'TSRestType')) return 'rest';
    if (is(element, 'TSOptionalType'))
      return unionOf([shapeOfType(element.typeAnnotation, scope), nothing]);
    if (is(element, 'TSNamedTupleMember')) return shapeOfType(element.elementType, scope);
    return shapeOfType(element, scope);
  });
  // An open tuple is a list; what it was seen with tells more than its type.
  if (items.includes('rest')) return anything;
  const shapes = items as Shape[];
  return shapes.some(isNever) ? never : { kind: 'tuple', items: shapes };
}

function returnsOf(node: NodeOf<'TSFunctionType'>): Returns {
  switch (node.returnType?.typeAnnotation.type) {
    case 'TSBooleanKeyword':
    case 'TSTypePredicate':
      return 'boolean';
    case 'TSNumberKeyword':
      return 'number';
    case 'TSStringKeyword':
      return 'string';
    default:
      return 'anything';
  }
}

/** The shape of an interface's or a type literal's members. */
function objectOf(members: readonly Node[], scope: TypeScope): Shape {
  const fields: Field[] = [];
  for (const member of members) {
    if (is(member, 'TSIndexSignature')) {
      const value = shapeOfType(member.typeAnnotation, scope);
      return isNever(value)
        ? literal(['object', []])
        : { kind: 'record', key: declaredString, value, length: declaredLength, name: '' };
    }
    if (!is(member, 'TSPropertySignature', 'TSMethodSignature')) return anything;
    const key =
      (member.key as { name?: string; value?: unknown }).name ??
      String((member.key as { value?: unknown }).value);
    const shape: Shape = is(member, 'TSMethodSignature')
      ? { kind: 'function', sources: functionPool(member.params.length, 'anything') }
      : shapeOfType(member.typeAnnotation, scope);
    if (isNever(shape) && !member.optional) return never;
    if (!isNever(shape)) fields.push({ key, shape, optional: member.optional });
  }
  return { kind: 'object', fields, name: '' };
}

function named(node: NodeOf<'TSTypeReference'>, scope: TypeScope): Shape {
  if (!is(node.typeName, 'Identifier')) return anything;
  const { name } = node.typeName;
  const params = node.typeArguments?.params ?? [];
  const args = params.map((argument) => shapeOfType(argument, scope));
  const generic = scope.generics.get(name);
  if (generic) return generic;
  const utility = utilityOf(name, params, args);
  if (utility) return utility;
  const found = declarationsOf(name, scope.source, scope.imports);
  if (!found)
    return (
      builtin(name, args) ??
      (name === 'Function' ? { kind: 'function', sources: functionPool(1, 'anything') } : anything)
    );
  if (scope.open.filter((one) => one === name).length >= 3) return never;
  const inner = { ...scope, source: found.source, open: [...scope.open, name] };
  return intersected(found.nodes.map((one) => declared(one, args, inner)));
}

function declared(node: TypeDeclaration, args: readonly Shape[], scope: TypeScope): Shape {
  if (is(node, 'TSEnumDeclaration')) return enumOf(node);
  const generics = genericsOf(node.typeParameters, scope, args);
  const inner = { ...scope, generics };
  if (is(node, 'TSTypeAliasDeclaration')) return shapeOfType(node.typeAnnotation, inner);
  const own = objectOf(node.body.body, inner);
  const parents = node.extends.map(({ expression, typeArguments }) =>
    shapeOfType({ type: 'TSTypeReference', typeName: expression, typeArguments } as never, inner),
  );
  return parents.length > 0 ? intersected([...parents, own]) : own;
}

/** What type parameters stand for: the arguments, else their constraints, else a few primitives. */
export function genericsOf(
  parameters: NodeOf<'TSTypeParameterDeclaration'> | null | undefined,
  scope: TypeScope,
  args: readonly Shape[] = [],
): Map<string, Shape> {
  const generics = new Map(scope.generics);
  for (const [i, parameter] of (parameters?.params ?? []).entries()) {
    const constraint = parameter.constraint ?? parameter.default;
    generics.set(
      parameter.name.name,
      args[i] ?? (constraint ? shapeOfType(constraint, { ...scope, generics }) : primitive),
    );
  }
  return generics;
}
