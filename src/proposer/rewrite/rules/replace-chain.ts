import {
  is,
  walk,
  type Change,
  type Edit,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { bare, nameOf, sameCode } from '../analysis/bare.ts';
import { simpleCallback } from '../analysis/callback.ts';
import { operand } from '../analysis/code.ts';
import { useHelper } from '../analysis/helper.ts';
import { replacement } from '../analysis/layout.ts';
import { methodCall } from '../analysis/match.ts';
import { parentOf } from '../analysis/parents.ts';
import { literalPattern, quote, regexpOf, stringOf } from '../analysis/simple.ts';
import { initialiserOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'replace-chain';
const reason = 'replace all the characters in one pass instead of a pass for each';

/** What stands for what: single characters or longer texts, in the order of the chain. */
type Table = ReadonlyMap<string, string>;

/** Several replacements of fixed texts, made in one pass. */
export const replaceChain: Rewrite = {
  name: operator,
  wins: 'Replaces several fixed characters or texts (escaping, transliteration) in one pass over the string instead of one pass for each; strings with nothing to replace are given back as they are.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const chain = is(node, 'CallExpression') ? chainOf(source, node) : undefined;
      if (chain) yield* onePass(source, node, [node], chain.subject, chain.table);
      const run = runOf(source, node);
      if (run) yield* onePass(source, run.last, run.values, run.subject, run.table);
    }
  },
};

interface Link {
  readonly subject: Node;
  readonly table: Table;
}

/** One `.replace(/x/g, 'y')`, `.replaceAll('x', 'y')` or `.split('x').join('y')`. */
function linkOf(source: Source, node: Node): Link | undefined {
  const call = methodCall(node, 'replace', 'replaceAll', 'join');
  if (!call || call.optional) return undefined;
  if (call.name === 'join') {
    const split = methodCall(call.object, 'split');
    const text = stringOf(split?.args[0]);
    const by = stringOf(call.args[0]);
    if (!split || split.args.length !== 1 || !text || by === undefined) return undefined;
    return { subject: split.object, table: new Map([[text, by]]) };
  }
  if (call.args.length !== 2) return undefined;
  const table = tableOf(source, call.name, call.args[0] as Node, call.args[1] as Node);
  return table && { subject: call.object, table };
}

function tableOf(source: Source, method: string, what: Node, by: Node): Table | undefined {
  const pattern = regexpOf(what) ?? regexpOf(initialiserOf(variableOf(source, bare(what))));
  const texts = pattern
    ? pattern.flags === 'g'
      ? textsOf(pattern.pattern)
      : undefined
    : method === 'replaceAll' && stringOf(what)
      ? [stringOf(what) ?? '']
      : undefined;
  if (!texts) return undefined;
  const fixed = stringOf(by);
  if (fixed !== undefined && !fixed.includes('$'))
    return new Map(texts.map((text) => [text, fixed]));
  return lookedUp(source, texts, by);
}

/** A callback that looks its match up in a constant table: `(c) => names[c]`. */
function lookedUp(source: Source, texts: readonly string[], by: Node): Table | undefined {
  const callback = simpleCallback(by);
  const value = bare(callback?.value);
  if (!callback || !is(value, 'MemberExpression') || !value.computed) return undefined;
  if (nameOf(value.property as Node) !== nameOf(callback.params[0])) return undefined;
  const object = bare(initialiserOf(variableOf(source, bare(value.object))));
  if (!is(object, 'ObjectExpression')) return undefined;
  const known = new Map<string, string>();
  for (const property of object.properties) {
    if (!is(property, 'Property') || property.computed) return undefined;
    const key = is(property.key, 'Identifier') ? property.key.name : stringOf(property.key);
    const text = stringOf(property.value);
    if (key !== undefined && text !== undefined) known.set(key, text);
  }
  if (!texts.every((text) => known.has(text))) return undefined;
  return new Map(texts.map((text) => [text, known.get(text) ?? '']));
}

/** The texts that a pattern matches: `&`, `[<>]`, `a|b`, `(?:<|>)`. */
function textsOf(pattern: string): readonly string[] | undefined {
  const inner = /^\((?:\?:)?([^()]*)\)$/.exec(pattern)?.[1] ?? pattern;
  const set = /^\[((?:[^\\\]^-]|\\[^\w]|\\n)(?:[^\\\]-]|\\[^\w]|\\n)*)\]$/.exec(inner)?.[1];
  const parts = set ? (set.match(/\\?[^]/g) ?? []) : inner.split('|');
  const texts: string[] = [];
  for (const part of parts) {
    const found = literalPattern(
      set && !part.startsWith('\\') ? part.replace(/[.*+?^${}()|[]/g, '\\$&') : part,
    );
    if (!found || found.start || found.end) return undefined;
    texts.push(found.text);
  }
  return texts.length > 0 && texts.length <= 64 ? texts : undefined;
}

/** The longest chain that ends in this call; alone it must be of more than one text. */
function chainOf(source: Source, node: Node): Link | undefined {
  const above = parentOf(source, node);
  const next = is(above, 'MemberExpression') ? parentOf(source, above) : undefined;
  const over = is(next, 'CallExpression') && next.callee === above ? next : undefined;
  if (
    over &&
    (
      linkOf(source, over) ??
      linkOf(source, parentOf(source, parentOf(source, over) ?? over) ?? over)
    )?.subject === node
  )
    return undefined;
  let table: Table = new Map();
  let subject: Node | undefined;
  for (let link = linkOf(source, node); link; link = linkOf(source, link.subject)) {
    table = new Map([...link.table, ...table]);
    subject = link.subject;
  }
  return subject && table.size > 1 ? { subject, table } : undefined;
}

/** Statements `s = s.replace(…); s = s.replace(…);` in a row, the first of them at `node`. */
function runOf(
  source: Source,
  node: Node,
): { last: Node; values: readonly Node[]; subject: Node; table: Table } | undefined {
  const list = parentOf(source, node);
  if (!is(node, 'ExpressionStatement') || !is(list, 'BlockStatement', 'Program')) return undefined;
  const from = list.body.indexOf(node as never);
  const target = stepOf(source, node)?.target;
  const before = list.body[from - 1];
  if (!target || (before && sameCode(stepOf(source, before)?.target, target))) return undefined;
  const values: Node[] = [];
  const table = new Map<string, string>();
  for (const statement of list.body.slice(from)) {
    const step = stepOf(source, statement);
    if (!step || !sameCode(step.target, target)) break;
    for (const [text, by] of step.table) if (!table.has(text)) table.set(text, by);
    values.push(step.value);
  }
  const last = values.at(-1);
  return values.length > 1 && last ? { last, values, subject: target, table } : undefined;
}

function stepOf(
  source: Source,
  node: Node,
): { target: Node; value: Node; table: Table } | undefined {
  if (!is(node, 'ExpressionStatement')) return undefined;
  const assignment = node.expression;
  if (!is(assignment, 'AssignmentExpression') || assignment.operator !== '=') return undefined;
  let table: Table = new Map();
  let at: Node = assignment.right;
  for (let link = linkOf(source, at); link; link = linkOf(source, at)) {
    table = new Map([...link.table, ...table]);
    at = link.subject;
  }
  const target = assignment.left as Node;
  return table.size > 0 && sameCode(at, target)
    ? { target, value: assignment.right, table }
    : undefined;
}

function* onePass(
  source: Source,
  last: Node,
  values: readonly Node[],
  subject: Node,
  table: Table,
): Generator<Change> {
  const emptied = values
    .filter((value) => value !== last)
    .map((value) => replacement(value, source.slice(subject)));
  const finish = (code: string, edits: readonly Edit[]): Change => ({
    operator,
    edits: [...edits, ...emptied, replacement(last, code)],
    reason,
  });
  const single = [...table.keys()].every((text) => text.length === 1);
  if (single) {
    const { name, edits } = useHelper(scanner(table), last, source);
    yield finish(`${name}(${source.slice(subject)})`, edits);
  }
  const lookup = useHelper(lookupTable(table), last, source);
  const pattern = [...table.keys()].map((text) =>
    text
      .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
      .replaceAll('\n', '\\n')
      .replaceAll('\r', '\\r'),
  );
  const regexp = single ? `[${[...table.keys()].map(inSet).join('')}]` : pattern.join('|');
  const value = source.language.startsWith('ts') ? `${lookup.name}[part]!` : `${lookup.name}[part]`;
  yield finish(
    `${operand(source, subject)}.replace(/${regexp}/g, (part) => ${value})`,
    lookup.edits,
  );
}

function inSet(char: string): string {
  if (char === '\n') return '\\n';
  if (char === '\r') return '\\r';
  return /[\\\]^\-/[]/.test(char) ? `\\${char}` : char;
}

function lookupTable(table: Table): { name: string; code: string } {
  const entries = [...table].map(([text, by]) => `  ${quote(text)}: ${quote(by)},\n`).join('');
  return {
    name: 'replacements',
    code: `const replacements«: Record<string, string>» = {\n${entries}};`,
  };
}

function scanner(table: Table): { name: string; code: string } {
  const cases = [...table].map(
    ([text, by]) =>
      `      case ${text.charCodeAt(0)}:\n        by = ${quote(by)};\n        break;\n`,
  );
  return {
    name: 'replaceChars',
    code: `function replaceChars(text«: string»)«: string» {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    let by;
    switch (text.charCodeAt(i)) {
${cases.join('')}      default:
        continue;
    }
    out += text.slice(from, i) + by;
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}`,
  };
}
