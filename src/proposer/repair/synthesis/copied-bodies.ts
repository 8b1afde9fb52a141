import { is, isFunction, type FunctionNode, type Node } from '../../../candidate/index.ts';
import { mayMatch } from '../facts/kinds-at.ts';
import type { Place } from '../operators/operator.ts';
import { boundNames } from '../text/identifiers.ts';
import { statementsOf } from '../text/statements.ts';
import type { MadeStatement } from './statements.ts';

const longest = 600;

/** Whole bodies for an empty one: of other branches, and of functions with as many parameters. */
export function* copiedBodies(place: Place): Generator<MadeStatement> {
  for (const one of bodies(place)) {
    yield one;
    yield* renamed(one, place);
  }
}

/** The same with one of its names for another that is in reach: what was not copied blindly. */
function* renamed(
  { text, cost }: MadeStatement,
  { node, ancestors, facts }: Place,
): Generator<MadeStatement> {
  const visible = facts
    .visible(node, ancestors)
    .filter((one) => one.local && one.distance === 0)
    .slice(0, 16);
  const used = visible.filter(({ name }) => wholeWord(name).test(text));
  for (const { name, kinds } of used)
    for (const to of visible)
      if (to.name !== name && mayMatch(kinds, to.kinds))
        yield {
          text: text.replace(wholeWord(name), () => to.name),
          cost: cost + (to.unused ? 0.4 : 1.2),
        };
}

function wholeWord(name: string): RegExp {
  return new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}(?![\\w$:])`, 'g');
}

function* bodies(place: Place): Generator<MadeStatement> {
  const { node, parent, of } = place;
  if (isFunction(parent)) yield* functionBodies(parent, place);
  const siblings = is(parent, 'IfStatement')
    ? [parent.consequent, parent.alternate]
    : is(parent, 'SwitchStatement')
      ? parent.cases
      : [];
  for (const other of siblings) {
    if (!other || other === node) continue;
    const text = (statementsOf(other) ?? [other]).map(of).join(' ');
    if (text && text.length <= longest) yield { text, cost: 1.5 };
  }
}

function* functionBodies(empty: FunctionNode, { facts, of }: Place): Generator<MadeStatement> {
  const own = empty.params.flatMap((one) => boundNames(one));
  for (const other of new Set(facts.parents.values())) {
    if (!isFunction(other) || other === empty || other.params.length !== own.length) continue;
    if (!is(other.body, 'BlockStatement') || other.body.body.length === 0) continue;
    if (within(empty, other) || other.body.end - other.body.start > longest) continue;
    const names = other.params.flatMap((one) => boundNames(one));
    if (names.length !== own.length) continue;
    const renames = new Map(names.map((name, at) => [name, own[at]!]));
    const text = of(other.body)
      .slice(1, -1)
      .trim()
      .replace(/(?<![\w$.])[A-Za-z_$][\w$]*(?![\w$])/g, (name) => renames.get(name) ?? name);
    yield { text, cost: 2.2 };
  }
}

function within(inner: Node, outer: Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
