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
import { matchAny, template, type Match } from '../analysis/template.ts';
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
      const loop = loopOf(source, node);
      if (loop)
        yield* onePass(
          source,
          node,
          [node],
          loop.subject,
          loop.table,
          `${source.slice(loop.subject)} = `,
        );
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
  if (nameOf(value.property) !== nameOf(callback.params[0])) return undefined;
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
  const from = list.body.indexOf(node);
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

const replacements = [
  '$s = $s.replace(new RegExp($k, "g"), $v);',
  '$s = $s.replace(RegExp($k, "g"), $v);',
  '$s = $s.replaceAll($k, $v);',
  '$s = $s.split($k).join($v);',
];
const overKeys = [
  'for (const $key in $t) { $$body }',
  'for (const $key of Object.keys($t)) { $$body }',
  'for (const [$key, $value] of Object.entries($t)) { $$body }',
  'for (const [$key, $value] of $t) { $$body }',
  'Object.keys($t).forEach(function ($key) { $$body });',
  'Object.keys($t).forEach(($key) => { $$body });',
  'Object.keys($t).forEach(($key) => $body);',
  'Object.entries($t).forEach(([$key, $value]) => { $$body });',
  'for (let $i = 0; $i < $t.length; $i++) { $$body }',
  'for (let $i = 0, $l = $t.length; $i < $l; $i++) { $$body }',
].map(template);
const steps = replacements.map(template);

/** A loop over a constant table that replaces every key by its value. */
function loopOf(source: Source, node: Node): Link | undefined {
  const loop = matchAny(overKeys, node, source.text);
  const body = loop?.many['$$body']?.length === 1 ? loop.many['$$body'][0] : undefined;
  const found = body && matchAny(steps, body, source.text);
  const subject = found?.one['$s'];
  const [key, by, held] = [found?.one['$k'], found?.one['$v'], loop?.one['$t']];
  if (!found || !loop || !subject || !key || !by || !held) return undefined;
  const counter = nameOf(loop.one['$i']);
  const pairs = counter
    ? pairsByIndex(source, key, by, counter)
    : pairsByKey(source, loop, key, by, held);
  const isPattern = source.slice(body).includes('RegExp');
  const table = new Map<string, string>();
  for (const [text, value] of pairs ?? []) {
    const plain = isPattern ? literalPattern(text) : { text, start: false, end: false };
    if (!plain || plain.start || plain.end || value.includes('$')) return undefined;
    if (!table.has(plain.text)) table.set(plain.text, value);
  }
  return table.size > 1 ? { subject, table } : undefined;
}

type Pairs = readonly (readonly [string, string])[];

/** `t[key]`, or the value that the loop binds, with a constant object or list of pairs. */
function pairsByKey(
  source: Source,
  loop: Match,
  key: Node,
  by: Node,
  held: Node,
): Pairs | undefined {
  if (nameOf(key) !== nameOf(loop.one['$key'])) return undefined;
  const at = bare(by);
  const isOwn =
    loop.one['$value'] !== undefined
      ? nameOf(by) === nameOf(loop.one['$value'])
      : is(at, 'MemberExpression') && sameCode(at.object, held) && sameCode(at.property, key);
  const table = bare(
    is(bare(held), 'Identifier') ? initialiserOf(variableOf(source, bare(held))) : held,
  );
  const pairs: [string, string][] = [];
  const rows = is(table, 'ObjectExpression')
    ? table.properties
    : is(table, 'ArrayExpression')
      ? table.elements
      : [];
  for (const row of rows) {
    const [left, right] = is(row, 'Property')
      ? [
          is(row.key, 'Identifier') && !row.computed ? row.key.name : stringOf(row.key),
          stringOf(row.value),
        ]
      : is(row, 'ArrayExpression')
        ? [stringOf(row.elements[0]), stringOf(row.elements[1])]
        : [];
    if (left === undefined || right === undefined) return undefined;
    pairs.push([left, right]);
  }
  return isOwn ? pairs : undefined;
}

const items = ['$t.charAt($i)', '$t[$i]', '$t.substr($i, 1)'].map(template);

/** `from[i]` by `to[i]` with two constant strings or lists. */
function pairsByIndex(source: Source, key: Node, by: Node, counter: string): Pairs | undefined {
  const [from, to] = [key, by].map((one) => {
    const item = matchAny(items, one, source.text);
    const held = item && nameOf(item.one['$i']) === counter ? bare(item.one['$t']) : undefined;
    const value = is(held, 'Identifier') ? bare(initialiserOf(variableOf(source, held))) : held;
    const text = stringOf(value);
    if (text !== undefined) return text.split('');
    return is(value, 'ArrayExpression')
      ? value.elements.map((element) => stringOf(element))
      : undefined;
  });
  if (!from || !to || from.length > to.length || from.includes(undefined)) return undefined;
  return from.map((text, index) => [text ?? '', to[index] ?? ''] as const);
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
  before = '',
): Generator<Change> {
  const after = before ? ';' : '';
  const emptied = values
    .filter((value) => value !== last)
    .map((value) => replacement(value, source.slice(subject)));
  const finish = (code: string, edits: readonly Edit[]): Change => ({
    operator,
    edits: [...edits, ...emptied, replacement(last, before + code + after)],
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
