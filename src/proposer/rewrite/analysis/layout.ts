import {
  is,
  type Edit,
  type FunctionNode,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { isStatementList } from './enclosing.ts';
import { parentOf } from './parents.ts';

/** The white space that the line of this offset begins with. */
export function indentAt(source: Source, offset: number): string {
  const line = source.text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(source.text.slice(line, offset))?.[0] ?? '';
}

/** One level of indentation as the file has it; two spaces when it shows none. */
export function indentUnit(source: Source): string {
  const body = /[{([]\r?\n([ \t]*)\S[^\n]*/g;
  for (const match of source.text.matchAll(body)) {
    const outer = indentAt(source, match.index);
    const inner = match[1] ?? '';
    if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
  }
  return '  ';
}

/** The file's line break. */
export function newlineOf(source: Source): string {
  return source.text.includes('\r\n') ? '\r\n' : '\n';
}

function endsWithSemicolons(source: Source): boolean {
  const statements = source.text.match(/[\w)\]'"`];?[ \t]*(?=\r?\n)/g) ?? [];
  const lines = statements.filter((end) => end.includes(';')).length;
  return statements.length === 0 || lines * 5 >= statements.length;
}

/**
 * Statements as text in the file's style, without indentation before the first line. Each line
 * may begin with tabs, one a level below `indent`; a line may hold source text that itself runs
 * over several lines, which keep theirs. Semicolons go where the file has none and none is needed.
 */
export function format(source: Source, indent: string, lines: readonly string[]): string {
  const unit = indentUnit(source);
  const semicolons = endsWithSemicolons(source);
  return lines
    .map((line, index) => {
      const depth = /^\t*/.exec(line)?.[0].length ?? 0;
      let code = line.slice(depth);
      const next = lines[index + 1]?.trimStart() ?? '';
      if (!semicolons && code.endsWith(';') && /^([^[(`/+*-]|$)/.test(next))
        code = code.slice(0, -1);
      return (index === 0 && depth === 0 ? '' : indent + unit.repeat(depth)) + code;
    })
    .join(newlineOf(source));
}

/**
 * Edits that put lines before a statement. Where the statement stands alone (`if (x) return;`)
 * braces are put around both; the edits are insertions at its edges only.
 */
export function insertBefore(source: Source, statement: Node, lines: readonly string[]): Edit[] {
  const newline = newlineOf(source);
  const indent = indentAt(source, statement.start);
  if (isStatementList(parentOf(source, statement))) {
    const text = withSemicolon(source, statement, format(source, indent, lines)) + newline + indent;
    return [insertion(statement.start, text)];
  }
  const inner = indent + indentUnit(source);
  const text = withSemicolon(source, statement, format(source, inner, lines));
  return [
    insertion(statement.start, `{${newline}${inner}${text}${newline}${inner}`),
    insertion(statement.end, `${newline}${indent}}`),
  ];
}

function withSemicolon(source: Source, statement: Node, code: string): string {
  const hazard = /^[[(`/+*-]/.test(source.text.slice(statement.start, statement.start + 1));
  return hazard && !/[;}]$/.test(code) ? `${code};` : code;
}

/** Edits that put lines behind a statement in a list. */
export function insertAfter(source: Source, statement: Node, lines: readonly string[]): Edit[] {
  const indent = indentAt(source, statement.start);
  return [insertion(statement.end, newlineOf(source) + indent + format(source, indent, lines))];
}

/** Edits that put lines at the start of a function; an arrow's expression becomes `return …`. */
export function insertIntoFunction(
  source: Source,
  fn: FunctionNode,
  lines: readonly string[],
): Edit[] {
  const body = fn.body;
  if (!body) return [];
  const newline = newlineOf(source);
  const indent = indentAt(source, fn.start);
  const inner = indent + indentUnit(source);
  const text = format(source, inner, lines);
  if (is(body, 'BlockStatement')) {
    // Behind directives such as 'use strict', which must stay first.
    const directive = body.body.findLast((at) => 'directive' in at && at.directive);
    const at = directive ? directive.end : body.start + 1;
    return [
      insertion(at, newline + inner + text + (body.body.length === 0 ? newline + indent : '')),
    ];
  }
  return [
    insertion(body.start, `{${newline}${inner}${text}${newline}${inner}return `),
    insertion(body.end, `;${newline}${indent}}`),
  ];
}

/** An insertion. */
export function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** A replacement of a whole node. */
export function replacement(node: Node, text: string): Edit {
  return { start: node.start, end: node.end, text };
}

/** Lines in the place of a statement, in braces where it stands alone. */
export function replaceStatement(source: Source, statement: Node, lines: readonly string[]): Edit {
  const indent = indentAt(source, statement.start);
  if (isStatementList(parentOf(source, statement)) || lines.length === 1)
    return replacement(statement, format(source, indent, lines));
  const newline = newlineOf(source);
  const inner = indent + indentUnit(source);
  const text = format(source, inner, lines);
  return replacement(statement, `{${newline}${inner}${text}${newline}${indent}}`);
}

/** The removal of a statement together with its line, when it has the line to itself. */
export function removal(source: Source, statement: Node): Edit {
  const { text } = source;
  let { start, end } = statement;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  if (start > 0 && text.charAt(start - 1) !== '\n') return replacement(statement, '');
  while (/[ \t]/.test(text.charAt(end))) end++;
  if (text.startsWith('\r\n', end)) end += 2;
  else if (text.charAt(end) === '\n') end += 1;
  else if (end < text.length) return replacement(statement, '');
  return { start, end, text: '' };
}
