import { conforms } from './conforms.ts';
import {
  specialNumbers,
  unionOf,
  type NumberShape,
  type ObjectShape,
  type Shape,
} from './shape.ts';

/**
 * The declared shape, made usual by what was seen: the declaration bounds, the recorded values say
 * where in it real values lie. What was seen beyond the declaration is added: it did happen.
 */
export function refine(declared: Shape | undefined, seen: Shape): Shape {
  if (!declared || declared.kind === 'any') return seen;
  if (seen.kind === 'any') return declared;
  if (declared.kind === 'union') return refineUnion(declared.options, seen);
  if (seen.kind === 'union') return refineUnion([declared], seen);
  if (declared.kind !== seen.kind)
    return compatible(declared, seen) ? other(declared, seen) : unionOf([declared, seen]);
  switch (declared.kind) {
    case 'number':
      return refineNumber(seen as NumberShape);
    case 'object':
      return refineObject(declared, seen as ObjectShape);
    case 'array':
    case 'set':
      return {
        ...(seen as typeof declared),
        element: refine(declared.element, (seen as typeof declared).element),
      };
    case 'record':
    case 'map':
      return {
        ...(seen as typeof declared),
        value: refine(declared.value, (seen as typeof declared).value),
      };
    case 'tuple': {
      const items = (seen as typeof declared).items;
      return {
        kind: 'tuple',
        items: declared.items.map((item, i) => (items[i] ? refine(item, items[i]) : item)),
      };
    }
    case 'literal':
      return {
        kind: 'literal',
        values: [
          ...declared.values,
          ...(seen as typeof declared).values.filter((x) => !conforms(x, declared)),
        ],
      };
    case 'function':
      return {
        kind: 'function',
        sources: [...new Set([...(seen as typeof declared).sources, ...declared.sources])],
      };
    case 'date':
      return { ...(seen as typeof declared), invalid: declared.invalid };
    default:
      return seen;
  }
}

function refineUnion(options: readonly Shape[], seen: Shape): Shape {
  const parts = seen.kind === 'union' ? seen.options : [seen];
  const refined = options.map((option) => {
    const part = parts.find((one) => one.kind === option.kind);
    return part ? refine(option, part) : option;
  });
  const beyond = parts.filter(
    (one) => !options.some((option) => option.kind === one.kind || compatible(option, one)),
  );
  return unionOf([...refined, ...beyond]);
}

/** A declared `number` is any number, but recorded ones tell what is a count and what is not. */
function refineNumber(seen: NumberShape): NumberShape {
  const reach = Math.max(Math.abs(seen.min), Math.abs(seen.max));
  const integer = seen.integer && seen.samples.length >= 3;
  return { ...seen, integer, min: -reach, max: reach, special: specialNumbers };
}

function refineObject(declared: ObjectShape, seen: ObjectShape): ObjectShape {
  const own = new Map(seen.fields.map((field) => [field.key, field]));
  const fields = declared.fields.map((field) => {
    const found = own.get(field.key);
    own.delete(field.key);
    return found
      ? {
          ...field,
          shape: refine(field.shape, found.shape),
          optional: field.optional || found.optional,
        }
      : field;
  });
  return { kind: 'object', fields: [...fields, ...own.values()], name: seen.name };
}

/** Kinds that only look different: a dictionary that was seen with the same keys always, … */
function compatible(declared: Shape, seen: Shape): boolean {
  const pair = `${declared.kind} ${seen.kind}`;
  if (['record object', 'object record', 'array tuple', 'tuple array'].includes(pair)) return true;
  return (
    declared.kind === 'literal' &&
    (seen.kind === 'string' || seen.kind === 'number' || seen.kind === 'boolean')
  );
}

/** The declared shape of a compatible pair, which knows more of what may be. */
function other(declared: Shape, seen: Shape): Shape {
  if (declared.kind === 'array' && seen.kind === 'tuple')
    return {
      ...declared,
      element: refine(declared.element, unionOf(seen.items)),
      length: { min: seen.items.length, max: seen.items.length },
    };
  if (declared.kind === 'record' && seen.kind === 'object')
    return {
      ...declared,
      value: refine(declared.value, unionOf(seen.fields.map((field) => field.shape))),
    };
  return declared;
}
