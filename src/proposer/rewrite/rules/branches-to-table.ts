import {
  is,
  walk,
  type Edit,
  type Node,
  type NodeOf,
  type Source,
} from '../../../candidate/index.ts';
import { sameCode } from '../analysis/bare.ts';
import { indentAt, removal, replacement, insertion } from '../analysis/layout.ts';
import { beforeTopLevel } from '../analysis/helper.ts';
import { inLanguage } from '../analysis/helper.ts';
import { equality } from '../analysis/match.ts';
import { freshName } from '../analysis/names.ts';
import { isStatic, isPrimitiveLiteral } from '../analysis/static.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'branches-to-table';

/** A choice between constants by a table. */
export const branchesToTable: Rewrite = {
  name: operator,
  wins: 'Looks a constant up by its key instead of comparing with key after key; wins from about eight keys on.',
  gain: 'micro',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const found = is(node, 'BlockStatement')
        ? chainIn(node)
        : is(node, 'SwitchStatement')
          ? switched(node)
          : undefined;
      if (!found || found.entries.length < 4) continue;
      yield { operator, edits: tabled(source, found), reason: 'look the constant up by its key' };
    }
  },
};

interface Choice {
  readonly subject: Node;
  readonly entries: readonly { readonly key: Node; readonly value: Node }[];
  /** The statements that the lookup replaces. */
  readonly statements: readonly Node[];
}

/** `if (x === 'a') return 1; if (x === 'b') return 2; …`, or the same with `else`. */
function chainIn(block: NodeOf<'BlockStatement'>): Choice | undefined {
  let subject: Node | undefined;
  const entries: { key: Node; value: Node }[] = [];
  const statements: Node[] = [];
  for (const statement of block.body) {
    const before = entries.length;
    let at: Node | null = statement;
    while (is(at, 'IfStatement')) {
      const same = equality(at.test);
      const value = returned(at.consequent);
      const key =
        same && !same.negated ? [same.left, same.right].find(isPrimitiveLiteral) : undefined;
      const other = key === same?.left ? same?.right : same?.left;
      if (!key || !other || !value || (subject && !sameCode(subject, other))) break;
      subject = other;
      entries.push({ key, value });
      at = at.alternate;
    }
    if (at !== null) {
      entries.length = before;
      if (entries.length > 0) break;
      subject = undefined;
    } else statements.push(statement);
  }
  return subject && entries.length > 0 ? { subject, entries, statements } : undefined;
}

/** A switch of which every case returns a constant. */
function switched(node: NodeOf<'SwitchStatement'>): Choice | undefined {
  const entries: { key: Node; value: Node }[] = [];
  const waiting: Node[] = [];
  for (const { test, consequent } of node.cases) {
    if (!test || !isPrimitiveLiteral(test)) return undefined;
    waiting.push(test);
    if (consequent.length === 0) continue;
    const value = consequent.length === 1 ? returned(consequent[0] as Node) : undefined;
    if (!value) return undefined;
    for (const key of waiting.splice(0)) entries.push({ key, value });
  }
  return waiting.length === 0
    ? { subject: node.discriminant, entries, statements: [node] }
    : undefined;
}

function returned(node: Node): Node | undefined {
  const at = is(node, 'BlockStatement') && node.body.length === 1 ? node.body[0] : node;
  return is(at, 'ReturnStatement') && isStatic(at.argument) && isPrimitiveLiteral(at.argument)
    ? (at.argument as Node)
    : undefined;
}

function tabled(source: Source, { subject, entries, statements }: Choice): Edit[] {
  const [first, ...others] = statements as [Node, ...Node[]];
  const table = freshName(source, 'byKey');
  const found = freshName(source, 'found');
  const indent = indentAt(source, first.start);
  const lookup = [
    '{',
    `  const ${found} = ${table}.get(${source.slice(subject)});`,
    `  if (${found} !== undefined) return ${found};`,
    '}',
  ];
  const seen = new Set<string>();
  const lines = entries.flatMap(({ key, value }) => {
    const code = source.slice(key);
    if (seen.has(code)) return [];
    seen.add(code);
    return [`  [${code}, ${source.slice(value)}],\n`];
  });
  const declared = inLanguage(
    `const ${table} = new Map«<any, any>»([\n${lines.join('')}]);\n\n`,
    source,
  );
  return [
    insertion(beforeTopLevel(first, source), declared),
    replacement(first, lookup.join(`\n${indent}`)),
    ...others.map((statement) => removal(source, statement)),
  ];
}
