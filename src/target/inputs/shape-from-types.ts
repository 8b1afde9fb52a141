import {
  is,
  parseSource,
  type FunctionNode,
  type Node,
  type Source,
} from '../../candidate/index.ts';
import { declaredNumber, declaredString } from './declared.ts';
import { docTypes } from './jsdoc.ts';
import { genericsOf, shapeOfType, type TypeScope } from './shape-of-type.ts';
import { nothing, unionOf, type Shape } from './shape.ts';
import type { Imports } from './type-names.ts';

/**
 * What the types declare of a function's arguments, in order: TypeScript annotations, else the
 * `@param` of its doc comment, else a default value that is a literal. Undefined where they say
 * nothing that the files at hand explain. Of a rest parameter one element.
 *
 * @param imports hands in the files that types are imported from; without it such a type says nothing.
 */
export function shapeFromTypes(
  source: Source,
  fn: FunctionNode,
  imports: Imports = () => undefined,
): (Shape | undefined)[] {
  const outer: TypeScope = { source, imports, generics: new Map(), open: [] };
  const scope = { ...outer, generics: genericsOf(fn.typeParameters, outer) };
  const doc = docTypes(source, fn);
  const params = fn.params as readonly Node[];
  return params
    .filter((param) => !is(param, 'Identifier') || param.name !== 'this')
    .map((param) => {
      const shape = shapeOfParameter(param, scope) ?? documented(param, doc, imports);
      return shape && shape.kind !== 'any' ? shape : undefined;
    });
}

function shapeOfParameter(param: Node, scope: TypeScope): Shape | undefined {
  if (is(param, 'TSParameterProperty')) return shapeOfParameter(param.parameter, scope);
  if (is(param, 'AssignmentPattern')) {
    const shape = shapeOfParameter(param.left, scope) ?? shapeOfDefault(param.right);
    return shape && optional(shape);
  }
  const annotation = (param as { typeAnnotation?: Node | null }).typeAnnotation;
  if (!annotation) return undefined;
  const shape = shapeOfType(annotation, scope);
  if (is(param, 'RestElement')) return shape.kind === 'array' ? optional(shape.element) : undefined;
  return (param as { optional?: boolean }).optional ? optional(shape) : shape;
}

/** Leaves `any` alone: a type that says nothing says nothing of being left out either. */
function optional(shape: Shape): Shape {
  return shape.kind === 'any' ? shape : unionOf([shape, nothing]);
}

function shapeOfDefault(node: Node): Shape | undefined {
  if (!is(node, 'Literal')) return undefined;
  const { value } = node as { value: unknown };
  if (typeof value === 'number') return { ...declaredNumber, samples: [value] };
  if (typeof value === 'string')
    return { ...declaredString, samples: [value, ...declaredString.samples] };
  return typeof value === 'boolean' ? { kind: 'boolean' } : undefined;
}

function documented(
  param: Node,
  doc: ReturnType<typeof docTypes>,
  imports: Imports,
): Shape | undefined {
  if (is(param, 'AssignmentPattern')) {
    const shape = documented(param.left, doc, imports);
    return shape && optional(shape);
  }
  const target = is(param, 'RestElement') ? (param.argument as Node) : param;
  if (!doc || !is(target, 'Identifier')) return undefined;
  const reference = parseSource('doc.ts', `type It = Param_${target.name};`);
  const alias = reference.ok ? (reference.source.program.body[0] as Node) : undefined;
  if (!is(alias, 'TSTypeAliasDeclaration')) return undefined;
  const scope: TypeScope = { source: doc.source, imports, generics: new Map(), open: [] };
  const shape = shapeOfType(alias.typeAnnotation, scope);
  return doc.optional.has(target.name) || target !== param ? optional(shape) : shape;
}
