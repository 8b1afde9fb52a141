import { is, type Node } from '../../../candidate/index.ts';
import { bare } from './bare.ts';

/** True for an expression that costs nothing to write twice: a name, a literal, `this.x`, `a[i]`. */
export function isSimple(node: Node | undefined): boolean {
  const at = bare(node);
  if (is(at, 'Identifier', 'ThisExpression', 'Literal')) return true;
  if (is(at, 'MemberExpression'))
    return isSimple(at.object) && (!at.computed || isSimple(at.property));
  return false;
}

/** The value of a string literal (or a template without holes), undefined for anything else. */
export function stringOf(node: Node | null | undefined): string | undefined {
  const at = bare(node);
  if (is(at, 'Literal') && typeof at.value === 'string') return at.value;
  if (is(at, 'TemplateLiteral') && at.expressions.length === 0)
    return at.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** A string as a literal in single quotes. */
export function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}

/** The pattern and flags of a regular expression literal or of `new RegExp('…', '…')` of literals. */
export function regexpOf(
  node: Node | null | undefined,
): { readonly pattern: string; readonly flags: string } | undefined {
  const at = bare(node);
  if (is(at, 'Literal') && 'regex' in at) return at.regex;
  if (!is(at, 'NewExpression', 'CallExpression')) return undefined;
  if (!is(at.callee, 'Identifier') || at.callee.name !== 'RegExp') return undefined;
  const pattern = stringOf(at.arguments[0]);
  const flags = at.arguments.length > 1 ? stringOf(at.arguments[1]) : '';
  return pattern !== undefined && flags !== undefined ? { pattern, flags } : undefined;
}

/**
 * The string that a pattern matches and nothing else, with whether it is anchored: `^a\.b` gives
 * `a.b` at the start. Undefined when the pattern is more than a string.
 */
export function literalPattern(
  pattern: string,
): { readonly text: string; readonly start: boolean; readonly end: boolean } | undefined {
  const start = pattern.startsWith('^');
  const end = /(?:^|[^\\])(?:\\\\)*\$$/.test(pattern);
  const body = pattern.slice(start ? 1 : 0, end ? -1 : undefined);
  let text = '';
  for (let i = 0; i < body.length; i++) {
    const char = body.charAt(i);
    if (char === '\\') {
      const next = body.charAt(++i);
      const known = escapes[next];
      if (known !== undefined) text += known;
      else if (/[\w\d]/.test(next) || next === '') return undefined;
      else text += next;
    } else if (/[.*+?^${}()|[\]]/.test(char)) {
      const single = /^\[(\\?[^\\^\]\w]|\w)\]/.exec(body.slice(i));
      if (!single) return undefined;
      text += (single[1] as string).at(-1);
      i += single[0].length - 1;
    } else text += char;
  }
  return text === '' ? undefined : { text, start, end };
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', '0': '\0' };
