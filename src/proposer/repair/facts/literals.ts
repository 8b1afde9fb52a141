import { is, type Node } from '../../../candidate/index.ts';
import type { RepairInput } from '../repair.ts';
import { quote, unquote } from './quotes.ts';

/** Literals by kind, as source text, each once: the file's own first, then `input.literals`. */
export interface Literals {
  readonly strings: readonly string[];
  readonly numbers: readonly string[];
  readonly regexes: readonly string[];
  /** Those that stand in the file itself. */
  readonly own: ReadonlySet<string>;
  /** Strings that failing tests speak of, the most suspect first. */
  readonly suspects: readonly string[];
}

/** Literals that are values in the file; module names and directives are not. */
export function collectLiterals(
  nodes: readonly Node[],
  parents: ReadonlyMap<Node, Node>,
  input: RepairInput,
): Literals {
  const strings = new Set<string>();
  const numbers = new Set<string>();
  const regexes = new Set<string>();
  for (const node of nodes) {
    if (!is(node, 'Literal')) continue;
    const text = input.source.slice(node);
    const parent = parents.get(node);
    if (typeof node.value === 'string') {
      if (!parent || !isName(node, parent)) strings.add(text);
    } else if (typeof node.value === 'number') numbers.add(text);
    else if ('regex' in node && node.regex) regexes.add(text);
  }
  const own = new Set([...strings, ...numbers, ...regexes]);
  for (const text of input.literals) {
    if (/^['"`]/.test(text)) strings.add(text);
    else if (/^[\d.]/.test(text)) numbers.add(text);
    else if (/^-[\d.]/.test(text)) numbers.add(text.slice(1));
    else if (text.startsWith('/')) regexes.add(text);
  }
  const suspects = input.suspects.literals.filter((text) => /^['"`]/.test(text));
  // The file's own form of a string is the better one.
  const written = new Map([...strings].map((text) => [unquote(text) ?? text, text]));
  return {
    strings: eachOnce(strings),
    numbers: [...numbers],
    regexes: [...regexes],
    own,
    suspects: suspects.map((text) => {
      const value = unquote(text);
      return value === undefined ? text : (written.get(value) ?? quote(value));
    }),
  };
}

function isName(node: Node, parent: Node): boolean {
  if (is(parent, 'ExpressionStatement')) return typeof parent.directive === 'string';
  if (parent.type.startsWith('Import') || parent.type.startsWith('Export')) return true;
  return is(parent, 'CallExpression') && is(parent.callee, 'Identifier')
    ? parent.callee.name === 'require' && parent.arguments[0] === node
    : false;
}

/** Quoted one way or the other, a string is the same; the first way stays. */
function eachOnce(texts: Iterable<string>): readonly string[] {
  const byValue = new Map<string, string>();
  for (const text of texts) {
    const value = unquote(text) ?? text;
    if (!byValue.has(value)) byValue.set(value, text);
  }
  return [...byValue.values()];
}
