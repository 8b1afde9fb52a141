import { hash } from 'node:crypto';
import { parseSource } from './source.ts';

/** Where something stands and how it is written, not what it is. */
const layout = new Set(['start', 'end', 'range', 'loc', 'parent', 'raw', 'comments', 'tokens']);

/**
 * The same for texts that differ in layout, comments, quotes and needless parentheses only: a digest
 * of the syntax tree. Undefined for what does not parse.
 */
export function normalForm(file: string, text: string): string | undefined {
  const parsed = parseSource(file, text);
  if (!parsed.ok) return undefined;
  const tree = JSON.stringify(parsed.source.program, (key, value: unknown) =>
    layout.has(key) ? undefined : typeof value === 'bigint' ? `${value}n` : bare(value),
  );
  return hash('sha256', tree, 'hex');
}

/** What is in parentheses, without them. */
function bare(value: unknown): unknown {
  let at = value;
  while (isParenthesised(at)) at = at.expression;
  return at;
}

function isParenthesised(value: unknown): value is { readonly expression: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  return 'type' in value && value.type === 'ParenthesizedExpression' && 'expression' in value;
}
