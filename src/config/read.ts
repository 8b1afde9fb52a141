import { is, languageOf, parseSource, type Node } from '../candidate/index.ts';
import { UsageError } from '../fault.ts';
import { parseConfig } from './config.ts';
import type { Config } from './schema.ts';

/** Names that a config may have, the first that is there counts. */
export const configFiles = [
  'pawl.config.ts',
  'pawl.config.mts',
  'pawl.config.js',
  'pawl.config.mjs',
  'pawl.config.json',
] as const;

/**
 * Reads a config file's text as data. It is never run: what a boundary is must be the same on every
 * machine and plain to whoever audits it.
 *
 * @throws UsageError `bad-config` where it is more than data, or not what the schema says.
 */
export function readConfig(file: string, text: string): Config {
  return parseConfig(file.endsWith('.json') ? readJson(file, text) : readModule(file, text), file);
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bad(file, (error as Error).message);
  }
}

function readModule(file: string, text: string): unknown {
  const parsed = parseSource(languageOf(file) ? file : `${file}.ts`, text);
  if (!parsed.ok) throw bad(`${file}:${parsed.line}`, parsed.reason);
  const { program } = parsed.source;
  const constants = new Map<string, unknown>();
  const fail = (node: Node): never => {
    throw bad(`${file}:${text.slice(0, node.start).split('\n').length}`, 'this is more than data');
  };
  let config: { value: unknown } | undefined;
  for (const statement of program.body) {
    if (is(statement, 'ImportDeclaration')) {
      if (statement.source.value !== 'pawl' && statement.importKind !== 'type') fail(statement);
    } else if (is(statement, 'VariableDeclaration') && statement.kind === 'const')
      for (const { id, init } of statement.declarations) {
        if (!is(id, 'Identifier') || !init) return fail(statement);
        constants.set(id.name, valueOf(init, constants, fail));
      }
    else if (is(statement, 'ExportDefaultDeclaration'))
      config = { value: valueOf(unwrapped(statement.declaration), constants, fail) };
    else fail(statement);
  }
  if (!config) throw bad(file, 'it has no default export');
  return config.value;
}

/** The argument of `defineConfig(…)`, or the expression itself. */
function unwrapped(node: Node): Node {
  const isCall = is(node, 'CallExpression') && is(node.callee, 'Identifier');
  const [argument] = isCall ? node.arguments : [];
  const isOwn = isCall && is(node.callee, 'Identifier') && node.callee.name === 'defineConfig';
  return isOwn && argument ? argument : node;
}

type Fail = (node: Node) => never;

/** Literals, lists, objects, constants, `+ - * / **` on them, and types around them. */
function valueOf(node: Node, constants: ReadonlyMap<string, unknown>, fail: Fail): unknown {
  const of = (each: Node): unknown => valueOf(each, constants, fail);
  switch (node.type) {
    case 'Literal':
      return 'regex' in node || 'bigint' in node ? fail(node) : node.value;
    case 'TemplateLiteral':
      return node.quasis
        .map(
          ({ value }, i) =>
            (value.cooked ?? '') + (node.expressions[i] ? String(of(node.expressions[i])) : ''),
        )
        .join('');
    case 'Identifier':
      return constants.has(node.name)
        ? constants.get(node.name)
        : node.name === 'undefined'
          ? undefined
          : fail(node);
    case 'ArrayExpression':
      return node.elements.flatMap((each) => {
        if (!each) return fail(node);
        if (!is(each, 'SpreadElement')) return [of(each)];
        const list = of(each.argument);
        return Array.isArray(list) ? list : fail(each);
      });
    case 'ObjectExpression':
      return objectOf(node, of, fail);
    case 'UnaryExpression': {
      const value = of(node.argument);
      if (node.operator === '-' && typeof value === 'number') return -value;
      return node.operator === '!' ? !value : fail(node);
    }
    case 'BinaryExpression': {
      const [a, b] = [of(node.left), of(node.right)];
      if (node.operator === '+' && typeof a === 'string' && typeof b === 'string') return a + b;
      if (typeof a !== 'number' || typeof b !== 'number') return fail(node);
      if (node.operator === '+') return a + b;
      if (node.operator === '-') return a - b;
      if (node.operator === '*') return a * b;
      if (node.operator === '**') return a ** b;
      return node.operator === '/' ? a / b : fail(node);
    }
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return of(node.expression);
    default:
      return fail(node);
  }
}

function objectOf(
  node: Node & { type: 'ObjectExpression' },
  of: (node: Node) => unknown,
  fail: Fail,
): unknown {
  const entries = node.properties.flatMap((property): [string, unknown][] => {
    if (is(property, 'SpreadElement')) {
      const value = of(property.argument);
      return typeof value === 'object' && value !== null ? Object.entries(value) : fail(property);
    }
    const { key } = property as { key: Node };
    if (property.computed || property.method || property.kind !== 'init') return fail(property);
    const name = is(key, 'Identifier') ? key.name : String((key as { value?: unknown }).value);
    // It would set the prototype and not a key.
    if (name === '__proto__') return fail(property);
    return [[name, of(property.value)]];
  });
  return Object.fromEntries(entries);
}

function bad(where: string, why: string): UsageError {
  return new UsageError('bad-config', `${where}: ${why}`, {
    hint: 'A config is read as data: literals, lists, objects, constants and arithmetic.',
  });
}
