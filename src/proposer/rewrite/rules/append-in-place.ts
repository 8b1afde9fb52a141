import {
  is,
  walk,
  type Change,
  type Edit,
  type Node,
  type NodeOf,
  type Source,
} from '../../../candidate/index.ts';
import {
  bare,
  freshName,
  growth,
  methodCall,
  parentOf,
  replaceStatement,
  replacement,
  repeatersOf,
  sameCode,
  variableOf,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `out = [...out, x]`, `out = out.concat(x)`, `o = { ...o, k: v }` and their like, in a loop. */
export const appendInPlace: Rewrite = {
  name: 'append-in-place',
  wins: 'Appends to the collection itself instead of copying all of it for every new item; turns a quadratic loop into a linear one.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      if (is(node, 'AssignmentExpression')) yield* assignment(source, node);
      if (is(node, 'CallExpression')) yield* mapOfLists(source, node);
    }
  },
};

function reason(source: Source, target: Node): string {
  return `Append to ${source.slice(target)} itself instead of copying it for every item`;
}

function* assignment(source: Source, node: NodeOf<'AssignmentExpression'>): Generator<Change> {
  const statement = parentOf(source, node);
  const target = bare(node.left);
  if (node.operator !== '=' || !is(target, 'Identifier', 'MemberExpression')) return;
  const { done } = repeatersOf(source, node).next();
  if (done) return;
  for (const steps of growth(
    source,
    node.right,
    (at) => sameCode(at, target),
    source.slice(target),
  )) {
    const edit = is(statement, 'ExpressionStatement')
      ? replaceStatement(
          source,
          statement,
          steps.map((step) => `${step};`),
        )
      : is(statement, 'ArrowFunctionExpression') && steps.length === 1
        ? replacement(node, steps[0]!)
        : undefined;
    if (!edit) continue;
    yield { operator: 'append-in-place', edits: [edit], reason: reason(source, target) };
    const copied = copyOfInitial(source, target);
    if (copied)
      yield { operator: 'append-in-place', edits: [copied, edit], reason: reason(source, target) };
  }
}

/** Where the collection began as somebody else's: a copy of it to begin with. */
function copyOfInitial(source: Source, target: Node): Edit | undefined {
  const variable = variableOf(source, target);
  const declarator = variable?.defs[0]?.node as unknown as Node | undefined;
  const initial = is(declarator, 'VariableDeclarator') ? bare(declarator.init) : undefined;
  if (!initial || !is(initial, 'Identifier', 'MemberExpression', 'LogicalExpression'))
    return undefined;
  const kept = source.slice(initial);
  const asObject = variable?.references.some((use) => {
    const above = parentOf(source, use.identifier as unknown as Node);
    return is(parentOf(source, above ?? source.program), 'ObjectExpression');
  });
  return replacement(
    initial,
    asObject ? `{ ...${brackets(initial, kept)} }` : `[...${brackets(initial, kept)}]`,
  );
}

function brackets(node: Node, text: string): string {
  return is(node, 'LogicalExpression') ? `(${text})` : text;
}

/** `groups.set(k, [...(groups.get(k) ?? []), x])`. */
function* mapOfLists(source: Source, node: NodeOf<'CallExpression'>): Generator<Change> {
  const call = methodCall(node, 'set');
  const statement = parentOf(source, node);
  const [key, value] = call?.args ?? [];
  if (!call || call.optional || !key || !value || !is(statement, 'ExpressionStatement')) return;
  const isSelf = (at: Node): boolean => {
    const get = methodCall(at, 'get');
    return !!get && sameCode(get.object, call.object) && sameCode(get.args[0], key);
  };
  const list = freshName(source, 'list');
  const [steps] = growth(source, value, isSelf, list);
  if (!steps || steps.length !== 1) return;
  const read = `${source.slice(call.object)}.get(${source.slice(key)})`;
  const step = steps[0]!.replace(/^\(\S+ (\|\||\?\?)= (.*?)\)(?=\.)/, list);
  const empty = /^\(\S+ (?:\|\||\?\?)= (.*?)\)(?=\.)/.exec(steps[0]!)?.[1];
  const lines = empty
    ? [
        `let ${list} = ${read};`,
        `if (!${list}) {`,
        `\t${list} = ${empty};`,
        `\t${source.slice(call.object)}.set(${source.slice(key)}, ${list});`,
        '}',
        `${step};`,
      ]
    : [`const ${list} = ${read};`, `${step};`];
  yield {
    operator: 'append-in-place',
    edits: [replaceStatement(source, statement, lines)],
    reason: reason(source, call.object),
  };
}
