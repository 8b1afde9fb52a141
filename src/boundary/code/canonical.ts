import { visitorKeys } from 'oxc-parser';
import { bare, is, type Node } from '../../candidate/index.ts';

const layoutOnly = new Set([
  'type',
  'start',
  'end',
  'range',
  'loc',
  'raw',
  'parent',
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'optional',
  'definite',
  'accessibility',
  'declare',
  'directive',
]);

/** What stands for a node in the text; undefined for what it is by itself. */
type StandIn = (node: Node) => string | undefined;

/** The code as text without layout, comments, parentheses, quotes and types. */
export function canonical(
  node: Node | null | undefined,
  standIn: StandIn = () => undefined,
): string {
  const at = bare(node);
  if (!at) return '';
  const other = standIn(at);
  if (other !== undefined) return other;
  if (is(at, 'Literal')) {
    const { raw, value } = at as { raw?: string; value: unknown };
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? JSON.stringify(value) : String(raw);
  }
  const fields = at as unknown as Record<string, unknown>;
  const parts = Object.keys(fields)
    // `let` and `var` declare the same.
    .filter((key) => !layoutOnly.has(key) && !(key === 'kind' && is(at, 'VariableDeclaration')))
    .map((key) => part(fields[key], standIn))
    .filter((text) => text !== '');
  return `${shortType(at)}(${parts.join(' ')})`;
}

function part(value: unknown, standIn: StandIn): string {
  if (Array.isArray(value))
    return value.length === 0 ? '' : `[${value.map((each) => part(each, standIn)).join(' ')}]`;
  if (typeof value === 'object' && value !== null) {
    const { type } = value as { type?: unknown };
    if (typeof type === 'string')
      return type in visitorKeys ? canonical(value as Node, standIn) : '';
    return part(Object.values(value), standIn);
  }
  if (value === null || value === undefined || value === false) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shortType({ type }: Node): string {
  return type.replace(/(?:Expression|Statement|Declaration)$/, '');
}
