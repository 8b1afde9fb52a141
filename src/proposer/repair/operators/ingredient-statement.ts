import { is, isFunction, type Node } from '../../../candidate/index.ts';
import { identifiersIn } from '../text/identifiers.ts';
import { walkRuntime } from '../text/runtime.ts';
import { declares, insertAfter, insertBefore, jumpsAt, positionOf } from '../text/statements.ts';
import { edit, operator, type Place } from './operator.ts';

const longest = 100;
const most = 16;

/** A statement of the same function copied before or over this one, where its names are known. */
export const ingredientStatement = operator('ingredient-statement', function* (place) {
  const { node, parent, ancestors, of, facts, input } = place;
  const position = positionOf(node, parent);
  const owner = ancestors.findLast(isFunction);
  if (!position || !owner || is(node, 'FunctionDeclaration')) return;
  const readable = new Set(facts.visible(node, ancestors).map(({ name }) => name));
  const { text } = input.source;
  let tried = 0;
  for (const other of copyable(owner, place)) {
    if (tried >= most) return;
    if (other.text === of(node) || !other.names.every((name) => readable.has(name))) continue;
    tried++;
    const reason = `Do \`${other.text}\` here too`;
    const last = position.index === position.list.length - 1;
    yield { edits: [insertBefore(text, node, other.text)], weight: 0.04, reason };
    if (last) yield { edits: [insertAfter(text, node, other.text)], weight: 0.04, reason };
    if (!declares(node) && !overlap(other.node, node))
      yield {
        edits: [edit(node, other.text)],
        weight: 0.03,
        reason: `Do \`${other.text}\` instead`,
      };
  }
});

interface Copyable {
  readonly node: Node;
  readonly text: string;
  /** Names of the file that it uses. */
  readonly names: readonly string[];
}

const known = new WeakMap<Node, readonly Copyable[]>();

function copyable(owner: Node, { of, facts, ancestors }: Place): readonly Copyable[] {
  let found = known.get(owner);
  if (!found) {
    const above = ancestors.slice(0, ancestors.indexOf(owner));
    const declared = facts.expressions[0]?.declared ?? new Set<string>();
    const out = new Map<string, Copyable>();
    for (const { node, ancestors: around } of walkRuntime(owner, above)) {
      const simple = is(
        node,
        'ExpressionStatement',
        'ReturnStatement',
        'IfStatement',
        'ThrowStatement',
      );
      if (!simple || node.end - node.start > longest) continue;
      if (around.findLast(isFunction) !== owner || jumps(node, around)) continue;
      if (is(node, 'ExpressionStatement') && typeof node.directive === 'string') continue;
      const names = identifiersIn(node, around).map((one) => one.name);
      const text = /[;}]$/.test(of(node)) ? of(node) : `${of(node)};`;
      out.set(text, { node, text, names: names.filter((name) => declared.has(name)) });
    }
    known.set(owner, (found = [...out.values()]));
  }
  return found;
}

/** Holds a `break` or `continue` that would need its loop. */
function jumps(node: Node, ancestors: readonly Node[]): boolean {
  for (const one of walkRuntime(node, ancestors))
    if (is(one.node, 'BreakStatement', 'ContinueStatement') || !jumpsAt(one.ancestors).returns)
      return true;
  return false;
}

function overlap(a: Node, b: Node): boolean {
  return a.start < b.end && b.start < a.end;
}
