import { children, type Node, type Source } from '../../../candidate/index.ts';
import { bare } from './bare.ts';
import { template, type Match, type Template } from './template.ts';

const primary = new Set([
  'Identifier',
  'Literal',
  'MemberExpression',
  'CallExpression',
  'ArrayExpression',
  'TemplateLiteral',
  'TaggedTemplateExpression',
  'ThisExpression',
  'Super',
  'ParenthesizedExpression',
  'TSNonNullExpression',
  'MetaProperty',
]);

/** True for an expression that can be the object of a member access as it stands. */
export function isPrimary(node: Node): boolean {
  return primary.has(node.type) && !(node.type === 'Literal' && typeof node.value === 'number');
}

/** The code of a template with its holes filled by what a match bound, in parentheses where needed. */
export function fill(code: string, match: Match, source: Source): string {
  const wanted = cached(code);
  const holes: { start: number; end: number; text: string }[] = [];
  collect(wanted.root, undefined, match, source, holes);
  const from = wanted.root.start;
  let out = '';
  let at = from;
  for (const hole of holes.sort((a, b) => a.start - b.start)) {
    out += wanted.text.slice(at, hole.start) + hole.text;
    at = hole.end;
  }
  return out + wanted.text.slice(at, wanted.root.end);
}

/** True when the filled code has to stand in parentheses below `parent` in the place of `node`. */
export function needsParentheses(code: string, node: Node, parent: Node | undefined): boolean {
  return parent !== undefined && binds(parent, node, cached(code).root);
}

/** True when `expression` can't stand below `parent`, in the place of `child`, without parentheses. */
export function binds(parent: Node, child: Node, expression: Node): boolean {
  if (isPrimary(expression)) return false;
  const { type } = expression;
  const isNot = type === 'UnaryExpression' && expression.operator === '!';
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object === child;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === child;
    case 'ConditionalExpression':
      return parent.test === child && type === 'ConditionalExpression';
    case 'LogicalExpression':
      return type !== 'BinaryExpression' && !isNot;
    case 'BinaryExpression':
      return !isNot;
    case 'UnaryExpression':
    case 'AwaitExpression':
    case 'TaggedTemplateExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ChainExpression':
      return true;
    default:
      return false;
  }
}

type Cached = Template & { readonly text: string };
const cache = new Map<string, Cached>();
function cached(code: string): Cached {
  let known = cache.get(code);
  if (!known) {
    const made = template(code);
    const prefix = /[;}]$/.test(code.trim()) ? 'async function* _() {' : '(';
    known = { ...made, text: `${prefix}${code}` };
    cache.set(code, known);
  }
  return known;
}

function collect(
  node: Node,
  parent: Node | undefined,
  match: Match,
  source: Source,
  out: { start: number; end: number; text: string }[],
): void {
  if (node.type === 'ExpressionStatement' && node.expression.type === 'Identifier') {
    // A hole for statements goes with its semicolon; what stood between them stays.
    const { name } = node.expression;
    const list = match.many[name] ?? (isStatement(match.one[name]) ? [match.one[name]] : undefined);
    const [first] = list ?? [];
    if (list && (!first || isStatement(first))) {
      const text = first ? source.text.slice(first.start, list.at(-1)?.end) : '';
      out.push({ ...range(node), text });
      return;
    }
  }
  if (node.type === 'Identifier' && node.name.startsWith('$')) {
    const list = match.many[node.name];
    const bound = match.one[node.name];
    if (list) out.push({ ...range(node), text: list.map((item) => source.slice(item)).join(', ') });
    else if (bound) out.push({ ...range(node), text: wrapped(bound, node, parent, source) });
    return;
  }
  for (const child of children(node)) collect(child, node, match, source, out);
}

function isStatement(node: Node | undefined): node is Node {
  return node !== undefined && /(Statement|Declaration)$/.test(node.type);
}

function range(node: Node): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

function wrapped(bound: Node, hole: Node, parent: Node | undefined, source: Source): string {
  const text = source.slice(bound);
  const sequence =
    bare(bound).type === 'SequenceExpression' && bound.type !== 'ParenthesizedExpression';
  const tight = parent !== undefined && binds(parent, hole, bound);
  return sequence || tight ? `(${text})` : text;
}
