import { parseSync } from 'oxc-parser';
import type { Node } from '../../../candidate/index.ts';
import { bare } from './bare.ts';

/**
 * JavaScript with holes. `$name` matches any one node, and the same text wherever it stands again;
 * `$$name` as the only hole of a list (statements, arguments, elements) matches any run of items.
 * A hole as a statement (`$body;`) matches any statement.
 *
 * Equivalent spellings match each other: parentheses and TypeScript's wrappers, quotes, `==` and
 * `===`, mirrored comparisons, `let`/`const`/`var`, `i++`/`i += 1`/`i = i + 1`, a lone statement
 * with and without braces, `a.b` and `a['b']`.
 */
export interface Template {
  readonly code: string;
  readonly root: Node;
}

/** What the holes of a template stood for. */
export interface Match {
  readonly node: Node;
  readonly one: Readonly<Record<string, Node>>;
  readonly many: Readonly<Record<string, readonly Node[]>>;
}

type Data = Record<string, unknown>;
interface State {
  one: Record<string, Node>;
  many: Record<string, Node[]>;
  text: string;
}

/**
 * Parses a template: an expression, or one statement when it ends in `;` or `}`.
 *
 * @throws SyntaxError when the code does not parse: a fault of the rule.
 */
export function template(code: string): Template {
  const statement = /[;}]$/.test(code.trim());
  const parsed = parseSync(
    'template.js',
    statement ? `async function* _() {${code}}` : `(${code})`,
  );
  if (parsed.errors.length > 0) throw new SyntaxError(`template ${code}`);
  const first = parsed.program.body[0] as unknown as Data;
  const root = statement
    ? (((first['body'] as Data)['body'] as Node[])[0] as Node)
    : bare(first['expression'] as Node);
  return { code, root };
}

/** What the holes stand for when `node` has the template's shape. `text` is the whole source. */
export function match(wanted: Template, node: Node, text: string): Match | undefined {
  const state: State = { one: {}, many: {}, text };
  return same(wanted.root, node, state) ? { node, one: state.one, many: state.many } : undefined;
}

/** The first of several templates that matches. */
export function matchAny(wanted: readonly Template[], node: Node, text: string): Match | undefined {
  for (const one of wanted) {
    const found = match(one, node, text);
    if (found) return found;
  }
  return undefined;
}

const ignored = new Set(['start', 'end', 'range', 'raw', 'decorators', 'typeAnnotation', 'kind']);
const typed = new Set(['returnType', 'typeParameters', 'typeArguments', 'declare', 'definite']);
const mirrored: Record<string, string> = {
  '===': '===',
  '!==': '!==',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};

function same(wanted: Node, found: Node, state: State): boolean {
  const a = wanted as unknown as Data;
  const hole = holeName(wanted);
  if (hole !== undefined) return bind(hole, wanted.type === 'ExpressionStatement', found, state);
  const node = bare(found);
  const b = node as unknown as Data;
  if (wanted.type === 'ParenthesizedExpression') return same(bare(wanted), node, state);
  if (wanted.type === 'BlockStatement' && node.type !== 'BlockStatement') {
    const [only] = wanted.body;
    const name = only && holeName(only);
    if (name?.startsWith('$$')) state.many[name] = [node];
    else return wanted.body.length === 1 && same(only as Node, node, state);
    return true;
  }
  if (node.type === 'BlockStatement' && wanted.type !== 'BlockStatement') {
    return (
      /Statement$|Declaration$/.test(wanted.type) &&
      node.body.length === 1 &&
      same(wanted, node.body[0] as Node, state)
    );
  }
  if (wanted.type === 'UpdateExpression' && node.type === 'AssignmentExpression') {
    return steps(wanted, b, state);
  }
  if (wanted.type !== node.type) return false;
  if (wanted.type === 'UpdateExpression') {
    return a['operator'] === b['operator'] && same(wanted.argument, b['argument'] as Node, state);
  }
  if (wanted.type === 'BinaryExpression') return binary(a, b, state);
  if (wanted.type === 'MemberExpression') return member(a, b, state);
  if (wanted.type === 'Literal' && 'regex' in wanted) {
    const [x, y] = [wanted.regex, b['regex'] as typeof wanted.regex | undefined];
    return x.pattern === y?.pattern && x.flags === y.flags;
  }
  return fields(a, b, state);
}

function fields(a: Data, b: Data, state: State): boolean {
  for (const key of Object.keys(a)) {
    if (ignored.has(key) || typed.has(key)) continue;
    if (!value(a[key], b[key], state)) return false;
  }
  return true;
}

function value(x: unknown, y: unknown, state: State): boolean {
  if (Array.isArray(x)) return Array.isArray(y) && list(x as Node[], y as Node[], state);
  if (x !== null && typeof x === 'object') {
    if (!('type' in x)) return true;
    return y !== null && typeof y === 'object' && same(x as Node, y as Node, state);
  }
  return (x ?? null) === (y ?? null);
}

function list(wanted: readonly Node[], found: readonly Node[], state: State): boolean {
  const run = wanted.findIndex((item) => item && holeName(item)?.startsWith('$$'));
  const each = (xs: readonly Node[], ys: readonly Node[]): boolean =>
    xs.length === ys.length && xs.every((x, i) => value(x, ys[i], state));
  if (run < 0) return each(wanted, found);
  const after = wanted.length - run - 1;
  if (found.length < run + after) return false;
  const name = holeName(wanted[run] as Node) as string;
  const items = found.slice(run, found.length - after);
  if (items.some((item) => item === null)) return false;
  state.many[name] = items;
  return (
    each(wanted.slice(0, run), found.slice(0, run)) &&
    each(wanted.slice(run + 1), found.slice(found.length - after))
  );
}

function binary(a: Data, b: Data, state: State): boolean {
  const operator = strict(a['operator'] as string);
  const other = strict(b['operator'] as string);
  const [al, ar, bl, br] = [a['left'], a['right'], b['left'], b['right']] as Node[] as [
    Node,
    Node,
    Node,
    Node,
  ];
  const saved = { one: { ...state.one }, many: { ...state.many } };
  if (operator === other && same(al, bl, state) && same(ar, br, state)) return true;
  Object.assign(state, saved);
  return mirrored[operator] === other && same(al, br, state) && same(ar, bl, state);
}

function strict(operator: string): string {
  return operator === '==' ? '===' : operator === '!=' ? '!==' : operator;
}

function member(a: Data, b: Data, state: State): boolean {
  if ((a['optional'] ?? false) !== (b['optional'] ?? false)) return false;
  const [x, y] = [a['property'] as Node, bare(b['property'] as Node)];
  const named = !a['computed'] && b['computed'] && y.type === 'Literal' && x.type === 'Identifier';
  if (named) return x.name === y.value && same(a['object'] as Node, b['object'] as Node, state);
  return (
    a['computed'] === b['computed'] &&
    same(a['object'] as Node, b['object'] as Node, state) &&
    same(x, b['property'] as Node, state)
  );
}

/** `$i++` against `i += 1` and `i = i + 1`. */
function steps(wanted: Node & { type: 'UpdateExpression' }, b: Data, state: State): boolean {
  const sign = wanted.operator[0] as string;
  const right = bare(b['right'] as Node);
  if (!same(wanted.argument, b['left'] as Node, state)) return false;
  if (b['operator'] === `${sign}=`) return right.type === 'Literal' && right.value === 1;
  if (b['operator'] !== '=' || right.type !== 'BinaryExpression' || right.operator !== sign)
    return false;
  const one = bare(right.right);
  return one.type === 'Literal' && one.value === 1 && same(wanted.argument, right.left, state);
}

function holeName(node: Node): string | undefined {
  if (node.type === 'ExpressionStatement') return holeName(node.expression);
  return node.type === 'Identifier' && node.name.startsWith('$') && node.name.length > 1
    ? node.name
    : undefined;
}

function bind(name: string, statement: boolean, found: Node, state: State): boolean {
  if (statement !== /Statement$|Declaration$/.test(found.type)) return false;
  const before = state.one[name];
  if (before) return textOf(before, state) === textOf(found, state);
  if (found.type === 'SpreadElement') return false;
  state.one[name] = found;
  return true;
}

function textOf(node: Node, state: State): string {
  const inner = bare(node);
  return state.text.slice(inner.start, inner.end);
}
