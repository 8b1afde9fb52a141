import { is, type Change, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { isLoop, walk } from '../../../candidate/index.ts';
import {
  bucketLines,
  format,
  freshName,
  indentAt,
  insertion,
  iteration,
  keyEquality,
  linesBefore,
  newlineOf,
  outermostRepeater,
  patternText,
  replacement,
  tableName,
  usesOf,
  variableOf,
  type Iteration,
  type KeyEquality,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/**
 * A loop in a loop whose body only acts where a key of the inner item equals something of the
 * outer one. The inner loop then walks over the items with that key alone; its body stays.
 */
export const nestedLoopToJoin: Rewrite = {
  name: 'nested-loop-to-join',
  wins: 'Walks only over the inner items whose key matches, from a Map made once, instead of comparing every pair; wins as soon as both loops have more than a few rounds.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const inner =
        isLoop(node) || is(node, 'CallExpression') ? iteration(source, node) : undefined;
      const same = inner && guardOf(source, inner);
      if (!inner || !same) continue;
      for (const exact of same.strict ? [false, true] : [false]) {
        const change =
          inner.kind === 'indexed' || inner.index
            ? byPosition(source, inner, same, exact)
            : byItem(source, inner, same, exact);
        if (change) yield change;
      }
    }
  },
};

/** The equality that decides whether a round of the loop does anything. */
function guardOf(source: Source, inner: Iteration): KeyEquality | undefined {
  const scope = inner.callback ?? inner.node;
  const statements = is(inner.body, 'BlockStatement') ? inner.body.body : [inner.body];
  let at = 0;
  while (is(statements[at], 'VariableDeclaration')) at++;
  const first = statements[at];
  if (!is(first, 'IfStatement') || first.alternate) return undefined;
  const skip = is(first.consequent, 'BlockStatement') ? first.consequent.body[0] : first.consequent;
  const skips = is(skip, 'ContinueStatement')
    ? !skip.label
    : inner.kind === 'for-each' && is(skip, 'ReturnStatement') && !skip.argument;
  if (skips) return keyEquality(source, first.test, scope, false);
  return at === statements.length - 1 ? keyEquality(source, first.test, scope) : undefined;
}

function reason(source: Source, inner: Iteration, same: KeyEquality): string {
  return `Find the items of ${source.slice(inner.array)} whose ${source.slice(same.key)} matches in a Map instead of comparing each of them`;
}

function byItem(
  source: Source,
  inner: Iteration,
  same: KeyEquality,
  exact: boolean,
): Change | undefined {
  const scope = inner.callback ?? inner.node;
  const repeater = outermostRepeater(source, inner.node, [inner.array, same.key], scope);
  if (!repeater || !inner.item || inner.index || declaredInBody(source, same.key, inner.body))
    return undefined;
  const table = freshName(source, tableName(inner.array, same.key, 'groups'));
  const lines = bucketLines(source, table, {
    array: inner.array,
    param: inner.item,
    key: same.key,
  });
  if (exact) lines.push(`${table}.delete(NaN);`);
  const before = linesBefore(source, repeater, lines);
  if (!before) return undefined;
  const bucket = `${table}.get(${same.value}) ?? []`;
  const text = inner.kind === 'for-of' ? bucket : `(${bucket})`;
  return {
    operator: 'nested-loop-to-join',
    edits: [...before, replacement(inner.array, text)],
    reason: reason(source, inner, same),
  };
}

/** A walk with a counter goes on over positions, so that its body and its start stay as they are. */
function byPosition(
  source: Source,
  inner: Iteration,
  same: KeyEquality,
  exact: boolean,
): Change | undefined {
  const { node, index, array } = inner;
  const scope = inner.callback ?? node;
  const repeater = outermostRepeater(source, node, [array, same.key], scope);
  if (!index || !repeater || isCounterUsedLater(source, inner)) return undefined;
  const inBody = inner.kind === 'indexed' ? inner.item : undefined;
  if (declaredInBody(source, same.key, inner.body, inBody)) return undefined;
  const table = freshName(source, tableName(array, undefined, 'positions'));
  const [key, bucket] = ['key', 'bucket'].map((base) => freshName(source, base, [table]));
  const item =
    inner.item && `const ${patternText(source, inner.item)} = ${source.slice(array)}[${index}];`;
  const before = linesBefore(source, repeater, [
    `const ${table} = new Map();`,
    `for (let ${index} = 0; ${index} < ${source.slice(array)}.length; ${index}++) {`,
    ...(item ? [`\t${item}`] : []),
    `\tconst ${key} = ${source.slice(same.key)};`,
    `\tconst ${bucket} = ${table}.get(${key});`,
    `\tif (${bucket}) ${bucket}.push(${index});`,
    `\telse ${table}.set(${key}, [${index}]);`,
    '}',
    ...(exact ? [`${table}.delete(NaN);`] : []),
  ]);
  const positions = `${table}.get(${same.value}) ?? []`;
  const edits = overPositions(source, inner, positions, item);
  if (!before || !edits) return undefined;
  return {
    operator: 'nested-loop-to-join',
    edits: [...before, ...edits],
    reason: reason(source, inner, same),
  };
}

/** Edits that let the walk go over these positions. */
function overPositions(
  source: Source,
  inner: Iteration,
  positions: string,
  item: string | undefined,
): Edit[] | undefined {
  const { node, body, index, callback } = inner;
  if (inner.kind === 'indexed') {
    const head = {
      start: node.start,
      end: body.start,
      text: `for (const ${index} of ${positions}) `,
    };
    const guard = inner.from && `if (${index} < ${source.slice(inner.from)}) continue;`;
    return [head, ...(guard ? atStart(source, body, guard) : [])];
  }
  const [first, last] = [callback?.params[0], callback?.params.at(-1)];
  if (!first || !last || !item || !is(body, 'BlockStatement')) return undefined;
  return [
    replacement(inner.array, `(${positions})`),
    { start: first.start, end: last.end, text: index ?? '' },
    ...atStart(source, body, item),
  ];
}

/** A counter declared by `var` may live on behind the loop. */
function isCounterUsedLater(source: Source, { node }: Iteration): boolean {
  const init =
    is(node, 'ForStatement') && is(node.init, 'VariableDeclaration') ? node.init : undefined;
  const counter = variableOf(source, init?.declarations[0]?.id);
  return !!counter && usesOf(counter, source.program).length !== usesOf(counter, node).length;
}

function atStart(source: Source, body: Node, line: string): Edit[] {
  const newline = newlineOf(source);
  const first = is(body, 'BlockStatement') ? body.body[0] : body;
  if (!first) return [];
  const indent = indentAt(source, first.start);
  const text = format(source, indent, [line]);
  if (is(body, 'BlockStatement')) return [insertion(first.start, text + newline + indent)];
  return [insertion(body.start, `{ ${text}${newline}${indent}`), insertion(body.end, ' }')];
}

/** True when the key reads something that the body computes, other than the item itself. */
function declaredInBody(source: Source, key: Node, body: Node, item?: Node): boolean {
  for (const { node } of walk(key)) {
    const variable = is(node, 'Identifier') ? variableOf(source, node) : undefined;
    const name = variable?.identifiers[0] as unknown as Node | undefined;
    if (!name || name.start < body.start || name.end > body.end) continue;
    if (!item || name.start < item.start || name.end > item.end) return true;
  }
  return false;
}
