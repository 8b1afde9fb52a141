import { Buffer } from 'node:buffer';
import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import type { Code } from './code.ts';
import { plainKey } from './literal.ts';

type Value = string | number | readonly Value[];

/** How deep constants are looked through; what is deeper counts as unknown, and so fails closed. */
const depthLimit = 24;
const lengthLimit = 10_000;

/** The string that an expression always gives, or undefined where that can't be told. */
export function foldText(code: Code, node: Node | null | undefined): string | undefined {
  const value = fold(code, node, 0);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function fold(code: Code, node: Node | null | undefined, depth: number): Value | undefined {
  const at = bare(node);
  if (!at || depth > depthLimit) return undefined;
  const inner = (each: Node | null | undefined): Value | undefined => fold(code, each, depth + 1);
  switch (at.type) {
    case 'Literal':
      return typeof at.value === 'string' || typeof at.value === 'number' ? at.value : undefined;
    case 'TemplateLiteral': {
      const parts = at.expressions.map(inner);
      if (parts.some((part) => part === undefined)) return undefined;
      return at.quasis
        .map((quasi, i) => (quasi.value.cooked ?? '') + String(parts[i] ?? ''))
        .join('');
    }
    case 'BinaryExpression':
      return binary(at.operator, inner(at.left), inner(at.right));
    case 'UnaryExpression': {
      const value = inner(at.argument);
      if (typeof value !== 'number') return undefined;
      return at.operator === '-' ? -value : at.operator === '~' ? ~value : undefined;
    }
    case 'ArrayExpression': {
      const items = at.elements.map((each) => inner(each));
      return items.includes(undefined) ? undefined : (items as Value[]);
    }
    case 'SequenceExpression':
      return inner(at.expressions.at(-1));
    case 'Identifier':
      return constant(code, at, inner);
    case 'CallExpression':
      return call(code, at, inner);
    case 'MemberExpression':
      return member(code, at, inner);
    default:
      return undefined;
  }
}

function binary(operator: string, a: Value | undefined, b: Value | undefined): Value | undefined {
  if (a === undefined || b === undefined || typeof a === 'object' || typeof b === 'object')
    return undefined;
  if (operator === '+') return typeof a === 'number' && typeof b === 'number' ? a + b : `${a}${b}`;
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  const results = new Map(
    Object.entries({
      '-': a - b,
      '*': a * b,
      '/': a / b,
      '%': a % b,
      '^': a ^ b,
      '|': a | b,
      '&': a & b,
      '<<': a << b,
      '>>': a >> b,
      '**': a ** b,
    }),
  );
  return results.get(operator);
}

/** The value of a variable that is written once, where it is declared. */
function constant(
  code: Code,
  node: Node,
  inner: (node: Node | null | undefined) => Value | undefined,
): Value | undefined {
  const variable = code.variableOf(node);
  const [definition] = variable?.defs ?? [];
  const declarator = definition?.node as unknown as Node | undefined;
  if (!variable || variable.defs.length !== 1 || !is(declarator, 'VariableDeclarator'))
    return undefined;
  if (!is(declarator.id, 'Identifier')) return undefined;
  if (variable.references.some((each) => each.isWrite() && !each.init)) return undefined;
  return inner(declarator.init);
}

function member(
  code: Code,
  node: Node & { type: 'MemberExpression' },
  inner: (node: Node | null | undefined) => Value | undefined,
): Value | undefined {
  const object = inner(node.object);
  const key = node.computed ? inner(node.property) : plainKey(node);
  if (typeof object === 'string' || Array.isArray(object)) {
    if (key === 'length') return object.length;
    return typeof key === 'number' ? (object as readonly Value[])[key] : undefined;
  }
  // A constant object of literals: `names.shell`.
  const value = literalOf(code, node.object);
  if (!is(value, 'ObjectExpression') || key === undefined) return undefined;
  const property = value.properties.find(
    (each) => is(each, 'Property') && plainKey(each) === String(key),
  );
  return is(property, 'Property') ? inner(property.value) : undefined;
}

function literalOf(code: Code, node: Node): Node | undefined {
  const at = bare(node);
  if (!is(at, 'Identifier')) return at;
  const variable = code.variableOf(at);
  const declarator = variable?.defs[0]?.node as unknown as Node | undefined;
  return is(declarator, 'VariableDeclarator') ? bare(declarator.init) : undefined;
}

const stringMethods = new Set([
  'at',
  'charAt',
  'concat',
  'normalize',
  'padEnd',
  'padStart',
  'repeat',
  'replace',
  'replaceAll',
  'slice',
  'split',
  'substr',
  'substring',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'trim',
  'charCodeAt',
  'codePointAt',
]);
const arrayMethods = new Set(['at', 'concat', 'join', 'reverse', 'slice', 'toReversed', 'flat']);

function call(
  code: Code,
  node: Node & { type: 'CallExpression' },
  inner: (node: Node | null | undefined) => Value | undefined,
): Value | undefined {
  const callee = bare(node.callee);
  const args = node.arguments.map((each) => inner(each));
  const name = is(callee, 'Identifier') ? callee.name : undefined;
  if (name && !code.variableOf(callee)) return decode(name, args);
  const fn = name ? code.variableOf(callee)?.defs[0]?.node : undefined;
  // A helper without parameters that gives a constant.
  if (isFunction(fn as unknown as Node) && node.arguments.length === 0)
    return inner(onlyValue(fn as unknown as Node));
  if (!is(callee, 'MemberExpression')) return undefined;
  const method = plainKey(callee) ?? String(inner(callee.property) ?? '');
  if (is(callee.object, 'Identifier') && !code.variableOf(callee.object)) {
    const decoded = decode(`${callee.object.name}.${method}`, args);
    if (decoded !== undefined) return decoded;
  }
  if (method === 'toString' && isBufferFrom(callee.object)) {
    const from = bare(callee.object) as Node & { type: 'CallExpression' };
    return decode('Buffer.from', from.arguments.map(inner));
  }
  const object = inner(callee.object);
  return object === undefined ? undefined : applied(object, method, args);
}

function applied(
  object: Value,
  method: string,
  args: readonly (Value | undefined)[],
): Value | undefined {
  if (args.includes(undefined)) return undefined;
  const known =
    (typeof object === 'string' && stringMethods.has(method)) ||
    (Array.isArray(object) && arrayMethods.has(method));
  if (!known || args.some((each) => typeof each === 'number' && each > lengthLimit))
    return undefined;
  const own = Array.isArray(object) ? [...(object as Value[])] : object;
  const result = (own as never as Record<string, (...args: unknown[]) => Value>)[method]?.(...args);
  return typeof result === 'string' && result.length > lengthLimit ? undefined : result;
}

/** Ways of writing a string so that it can't be read. */
function decode(name: string, args: readonly (Value | undefined)[]): Value | undefined {
  const [first, second] = args;
  const text = typeof first === 'string' ? first : undefined;
  if (name === 'String' && first !== undefined) return String(first);
  if (/^String[.]from(?:CharCode|CodePoint)$/.test(name)) {
    const codes = args.every((each) => typeof each === 'number') ? args : undefined;
    return codes && codes.length < lengthLimit ? String.fromCharCode(...codes) : undefined;
  }
  if (name === 'String.raw' || text === undefined) return undefined;
  if (name === 'atob') return Buffer.from(text, 'base64').toString('latin1');
  if (name === 'Buffer.from') {
    const encoding = typeof second === 'string' ? second : 'utf8';
    return Buffer.isEncoding(encoding) ? Buffer.from(text, encoding).toString('utf8') : undefined;
  }
  if (name === 'unescape' || name === 'decodeURIComponent' || name === 'decodeURI')
    return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  if (name === 'parseInt' || name === 'Number') return Number(text);
  return undefined;
}

function isBufferFrom(node: Node): boolean {
  const at = bare(node);
  if (!is(at, 'CallExpression') || !is(at.callee, 'MemberExpression')) return false;
  return (
    plainKey(at.callee) === 'from' &&
    is(at.callee.object, 'Identifier') &&
    at.callee.object.name === 'Buffer'
  );
}

function onlyValue(fn: Node): Node | undefined {
  const { body } = fn as { body?: Node };
  if (!is(body, 'BlockStatement')) return body;
  const [only] = body.body;
  return body.body.length === 1 && is(only, 'ReturnStatement')
    ? (only.argument ?? undefined)
    : undefined;
}
