import { is, type Node, type Source } from '../../../candidate/index.ts';
import { item as asItem } from './code.ts';
import { freshName } from './names.ts';

/** What the loop that fills a table binds: a name for the item, and a pattern's line where needed. */
interface Binding {
  readonly name: string;
  readonly lines: readonly string[];
}

function binding(source: Source, param: Node, taken: readonly string[]): Binding {
  if (is(param, 'Identifier')) return { name: param.name, lines: [] };
  const name = freshName(source, 'item', taken);
  return { name, lines: [`\tconst ${patternText(source, param)} = ${name};`] };
}

/** A parameter's text without its type. */
export function patternText(source: Source, param: Node): string {
  if (is(param, 'Identifier')) return param.name;
  const type = 'typeAnnotation' in param ? (param.typeAnnotation as Node | null) : null;
  return source.text.slice(param.start, type ? type.start : param.end).trimEnd();
}

/**
 * A table's lines as they are, and once more with NaN taken out: a Map or Set finds NaN, `===` and
 * `indexOf` never do. Both are worth a try: most arrays never hold one.
 */
export function withAndWithoutNaN(table: string, lines: readonly string[]): string[][] {
  return [[...lines], [...lines, `${table}.delete(NaN);`]];
}

export interface TableParts {
  readonly array: Node;
  /** The name or pattern that the key expression reads the item by. */
  readonly param: Node;
  readonly key: Node;
}

/** Lines that fill a Map from key to the list of items with it, in order. */
export function bucketLines(source: Source, table: string, parts: TableParts): string[] {
  const { name, lines } = binding(source, parts.param, [table]);
  const [key, bucket] = [
    freshName(source, 'key', [table, name]),
    freshName(source, 'bucket', [table, name]),
  ];
  return [
    `const ${table} = new Map();`,
    `for (const ${name} of ${source.slice(parts.array)}) {`,
    ...lines,
    `\tconst ${key} = ${asItem(source, parts.key)};`,
    `\tconst ${bucket} = ${table}.get(${key});`,
    `\tif (${bucket}) ${bucket}.push(${name});`,
    `\telse ${table}.set(${key}, [${name}]);`,
    '}',
  ];
}

/** Lines that fill a Map from key to the first item with it. */
export function firstLines(source: Source, table: string, parts: TableParts): string[] {
  const { name, lines } = binding(source, parts.param, [table]);
  const key = freshName(source, 'key', [table, name]);
  return [
    `const ${table} = new Map();`,
    `for (const ${name} of ${source.slice(parts.array)}) {`,
    ...lines,
    `\tconst ${key} = ${asItem(source, parts.key)};`,
    `\tif (!${table}.has(${key})) ${table}.set(${key}, ${name});`,
    '}',
  ];
}

/** Lines that fill a Map from key to how many items have it. */
export function countLines(source: Source, table: string, parts: TableParts): string[] {
  const { name, lines } = binding(source, parts.param, [table]);
  const key = freshName(source, 'key', [table, name]);
  return [
    `const ${table} = new Map();`,
    `for (const ${name} of ${source.slice(parts.array)}) {`,
    ...lines,
    `\tconst ${key} = ${asItem(source, parts.key)};`,
    `\t${table}.set(${key}, (${table}.get(${key}) ?? 0) + 1);`,
    '}',
  ];
}

/** Lines that fill a Set of the items' keys. */
export function keySetLines(source: Source, table: string, parts: TableParts): string[] {
  const { name, lines } = binding(source, parts.param, [table]);
  return [
    `const ${table} = new Set();`,
    `for (const ${name} of ${source.slice(parts.array)}) {`,
    ...lines,
    `\t${table}.add(${asItem(source, parts.key)});`,
    '}',
  ];
}

/** Lines that fill a Map from key to where it first stands in the array. */
export function positionLines(source: Source, table: string, parts: TableParts): string[] {
  const { name, lines } = binding(source, parts.param, [table]);
  const [key, position] = [
    freshName(source, 'key', [table, name]),
    freshName(source, 'position', [table, name]),
  ];
  return [
    `const ${table} = new Map();`,
    `let ${position} = 0;`,
    `for (const ${name} of ${source.slice(parts.array)}) {`,
    ...lines,
    `\tconst ${key} = ${asItem(source, parts.key)};`,
    `\tif (!${table}.has(${key})) ${table}.set(${key}, ${position});`,
    `\t${position}++;`,
    '}',
  ];
}
