import { is, isFunction, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import type { Code } from '../code/code.ts';
import type { FunctionInfo } from '../code/functions.ts';

/** A piece of code that is marked, or named, as the core of the business. */
export interface Protected {
  /** The function's name, or `` for the whole file. */
  readonly name: string;
  readonly node: Node;
  /** The code without layout and comments. */
  readonly body: string;
}

const marker = /@pawl\s+protect\b/;

/** The pieces of a file that a `@pawl protect` comment stands before; the whole file where it stands at its head. */
export function markedIn(code: Code): readonly Protected[] {
  return code.comments
    .filter(({ value }) => marker.test(value))
    .map((comment) => {
      const first = code.program.body[0];
      const isHead = !first || comment.end <= first.start;
      const next = smallestAfter(code, comment.end);
      // A blank line between the head's comment and the code sets it apart from the first statement.
      const gap = next ? code.text.slice(comment.end, next.start) : '';
      if (!next || (isHead && /\n\s*\n/.test(gap)))
        return { name: '', node: code.program, body: canonical(code.program) };
      return { name: nameOf(next), node: next, body: canonical(next) };
    });
}

/** True when a file that is no code has the marker somewhere. */
export function isMarkedText(text: string | undefined): boolean {
  return text !== undefined && marker.test(text);
}

/** Functions of a file by the names that the settings protect. */
export function namedIn(
  functions: readonly FunctionInfo[],
  names: readonly string[],
): readonly Protected[] {
  return functions
    .filter(({ name }) => names.includes(name))
    .map(({ name, node }) => ({ name, node, body: canonical(node) }));
}

/** The largest statement, member or property that starts right after an offset. */
function smallestAfter(code: Code, offset: number): Node | undefined {
  const between = (node: Node): boolean =>
    node.start >= offset && /^[\s*]*$/.test(withoutComments(code, offset, node.start));
  return code.nodes.find((node) => !is(node, 'Program') && between(node));
}

function withoutComments(code: Code, from: number, to: number): string {
  let text = code.text.slice(from, to);
  for (const { start, end } of code.comments)
    if (start >= from && end <= to) text = text.replace(code.text.slice(start, end), '');
  return text;
}

function nameOf(node: Node): string {
  if (is(node, 'ExportNamedDeclaration', 'ExportDefaultDeclaration'))
    return node.declaration ? nameOf(node.declaration) : '';
  if (is(node, 'VariableDeclaration')) {
    const id = node.declarations[0]?.id;
    return is(id, 'Identifier') ? id.name : '';
  }
  const { id, key } = node as { id?: Node | null; key?: Node };
  const named = id ?? key;
  if (is(named, 'Identifier', 'PrivateIdentifier')) return named.name;
  return isFunction(node) ? 'a function' : '';
}
