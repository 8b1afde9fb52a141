import { is, type Node, type Source } from '../../../candidate/index.ts';

const postfix = new Set([
  'Identifier',
  'ThisExpression',
  'Super',
  'CallExpression',
  'MemberExpression',
  'ParenthesizedExpression',
  'Literal',
  'TemplateLiteral',
  'ArrayExpression',
  'TSNonNullExpression',
]);

/** The source text, in parentheses unless it can stand before `.x`, `(…)` and `[…]`. */
export function operand(source: Source, node: Node): string {
  const text = source.slice(node);
  const plainNumber = is(node, 'Literal') && typeof node.value === 'number';
  return postfix.has(node.type) && !plainNumber ? text : `(${text})`;
}

const loose = new Set([
  'AssignmentExpression',
  'ArrowFunctionExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'BinaryExpression',
  'YieldExpression',
  'SequenceExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
]);

/** The source text, in parentheses where an operator beside it could tear it apart. */
export function term(source: Source, node: Node): string {
  const text = source.slice(node);
  return loose.has(node.type) ? `(${text})` : text;
}

/** The source text as one item of a list of arguments or elements. */
export function item(source: Source, node: Node): string {
  return is(node, 'SequenceExpression') ? `(${source.slice(node)})` : source.slice(node);
}

/**
 * The node's text with some nodes below it replaced: `[inner, text]` pairs. Pairs outside the node
 * are left alone; of nested ones the outer wins.
 */
export function withReplaced(
  source: Source,
  node: Node,
  pairs: Iterable<readonly [Node, string]>,
): string {
  let out = '';
  let at = node.start;
  for (const [inner, text] of [...pairs].sort(([a], [b]) => a.start - b.start || b.end - a.end)) {
    if (inner.start < at || inner.end > node.end) continue;
    out += source.text.slice(at, inner.start) + text;
    at = inner.end;
  }
  return out + source.text.slice(at, node.end);
}
