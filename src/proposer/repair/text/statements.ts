import { is, isFunction, isLoop, type Edit, type Node } from '../../../candidate/index.ts';
import { walkRuntime } from './runtime.ts';

/** The statements of a list, and where in it a statement stands. */
export interface Position {
  readonly list: readonly Node[];
  readonly index: number;
  /** The block, program or case that has the list. */
  readonly owner: Node;
}

/** The list that a statement stands in; undefined for brace-less bodies and non-statements. */
export function positionOf(node: Node, parent: Node | undefined): Position | undefined {
  const list = parent && statementsOf(parent);
  const index = list?.indexOf(node) ?? -1;
  return list && parent && index >= 0 ? { list, index, owner: parent } : undefined;
}

/** The statements directly in a node, where it has such a list. */
export function statementsOf(node: Node): readonly Node[] | undefined {
  if (is(node, 'BlockStatement', 'Program', 'StaticBlock')) return node.body;
  return is(node, 'SwitchCase') ? node.consequent : undefined;
}

/** What jumps are allowed at a place; ancestors are nearest last. */
export interface Jumps {
  readonly returns: boolean;
  readonly breaks: boolean;
  readonly continues: boolean;
  readonly awaits: boolean;
}

export function jumpsAt(ancestors: readonly Node[]): Jumps {
  let [breaks, continues] = [false, false];
  for (const node of [...ancestors].reverse()) {
    if (isFunction(node)) return { returns: true, breaks, continues, awaits: node.async };
    if (is(node, 'StaticBlock')) break;
    if (isLoop(node)) breaks = continues = true;
    if (is(node, 'SwitchStatement')) breaks = true;
  }
  return { returns: false, breaks, continues, awaits: false };
}

/** True where a `break` or `continue` in the statement needs a loop (or switch) around the statement. */
export function jumpsOut(statement: Node): boolean {
  for (const { node, ancestors } of walkRuntime(statement)) {
    if (!is(node, 'BreakStatement', 'ContinueStatement')) continue;
    const { breaks, continues } = jumpsAt(ancestors);
    if (node.label || !(is(node, 'BreakStatement') ? breaks : continues)) return true;
  }
  return false;
}

/** True for a statement that declares a name, which others may need. */
export function declares(node: Node): boolean {
  return (
    is(node, 'VariableDeclaration', 'FunctionDeclaration', 'ClassDeclaration') ||
    node.type.startsWith('Import') ||
    node.type.startsWith('Export') ||
    node.type.startsWith('TS')
  );
}

/** Inserts a statement before one of a list, on a line of its own where that one has one. */
export function insertBefore(text: string, statement: Node, inserted: string): Edit {
  return {
    start: statement.start,
    end: statement.start,
    text: `${inserted}${gap(text, statement)}`,
  };
}

/** Inserts a statement after one of a list. */
export function insertAfter(text: string, statement: Node, inserted: string): Edit {
  // Without it, `a = b` and `(c)()` on the next line would be one statement.
  const close = /[;}]$/.test(text.slice(statement.start, statement.end)) ? '' : ';';
  const put = `${close}${gap(text, statement)}${inserted}`;
  return { start: statement.end, end: statement.end, text: put };
}

/** Takes a statement out, with the line that it leaves empty. */
export function remove(text: string, statement: Node): Edit {
  const indent = indentOf(text, statement.start);
  const after = /^[ \t]*\r?\n/.exec(text.slice(statement.end, statement.end + 200));
  if (indent === undefined || !after)
    return { start: statement.start, end: statement.end, text: '' };
  return {
    start: statement.start - indent.length,
    end: statement.end + after[0].length,
    text: '',
  };
}

/** A new line and the indentation of what starts here, or a space where it starts no line. */
export function gap(text: string, node: Node): string {
  const indent = indentOf(text, node.start);
  return indent === undefined ? ' ' : `\n${indent}`;
}

function indentOf(text: string, offset: number): string | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(line, offset);
  return /^[ \t]*$/.test(before) && line > 0 ? before : undefined;
}
