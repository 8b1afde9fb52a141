import { visitorKeys } from 'oxc-parser';
import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants, type Code } from '../code/code.ts';
import { plainKey } from '../code/literal.ts';
import { asksStrictly, isOneMore, printsOtherwise, saysOtherwise } from './assertion.ts';
import { assertionsOf, chainName, isTestCall } from './cases.ts';
import { endsTest, mayBeAdded } from './added.ts';

/** Members of a suite that say what its tests are given, or whether they run. */
const surroundings =
  /^(?:topic|set_?up|tear_?down|before|after|around|skip|only|todo|timeout|retries)/i;
const walking = /^(?:forEach|map)$/;
const layout = new Set(['start', 'end', 'range', 'loc', 'raw', 'parent', 'directive']);
/** True when code of tests is what it was, with further tests, rows of tables or last assertions. */
export function onlyGrows(old: Node, now: Node, code: Code): boolean {
  const [a, b] = [bare(old), bare(now)];
  if (canonical(a) === canonical(b)) return true;
  if (a.type !== b.type) return false;
  if (is(a, 'ObjectExpression') && is(b, 'ObjectExpression') && isLonger(a, b, 'properties'))
    return hasMoreTests(a, b, code);
  if (is(a, 'ArrayExpression') && is(b, 'ArrayExpression') && isLonger(a, b, 'elements'))
    return hasMoreRows(a, b, code);
  if (is(a, 'BlockStatement') && is(b, 'BlockStatement') && isLonger(a, b, 'body'))
    return hasMoreStatements(a.body, b.body, code);
  if (
    is(a, 'CallExpression') &&
    is(b, 'CallExpression') &&
    (saysOtherwise(a, b) || printsOtherwise(a, b) || asksStrictly(a, b))
  )
    return true;
  const [left, right] = [slots(a), slots(b)];
  return (
    // What has nothing below it, as texts and numbers, is other already.
    left.some(Boolean) &&
    ownFields(a) === ownFields(b) &&
    left.length === right.length &&
    left.every((each, i) => {
      const other = right[i];
      if (!each || !other) return each === other;
      return onlyGrows(each, other, code);
    })
  );
}

function isLonger<K extends string>(
  old: Readonly<Record<K, readonly unknown[]>>,
  now: Readonly<Record<K, readonly unknown[]>>,
  list: K,
): boolean {
  return now[list].length > old[list].length;
}

/** What a node says by itself, without the nodes below it. */
function ownFields(node: Node): string {
  const keys = new Set(visitorKeys[node.type]);
  const own = Object.entries(node).filter(
    ([key, value]) =>
      !keys.has(key) &&
      !layout.has(key) &&
      typeof value !== 'object' &&
      !(key === 'kind' && is(node, 'VariableDeclaration')),
  );
  return JSON.stringify(own);
}

/** Nodes below, by their places; lists with their lengths. */
function slots(node: Node): (Node | null | undefined)[] {
  const fields = node as unknown as Record<string, Node | Node[] | null | undefined>;
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const value = fields[key];
    return Array.isArray(value) ? [...value, undefined] : [value ?? null];
  });
}

type ObjectNode = Node & { type: 'ObjectExpression' };
type ArrayNode = Node & { type: 'ArrayExpression' };

function hasMoreTests(old: ObjectNode, now: ObjectNode, code: Code): boolean {
  const names = now.properties.map((each) => plainKey(each));
  if (names.includes(undefined) || new Set(names).size !== names.length) return false;
  let at = 0;
  const stays = old.properties.every((each) => {
    const next = names.indexOf(plainKey(each), at);
    at = next + 1;
    return next >= 0 && onlyGrows(each, now.properties[next]!, code);
  });
  const before = new Set(old.properties.map((each) => plainKey(each)));
  return (
    stays &&
    now.properties.every(
      (each, i) =>
        before.has(names[i]) ||
        (!surroundings.test(names[i]!) && isSuite(each) && assertionsOf(code, each).length > 0) ||
        isMadeAlike(each, names[i]!, old),
    )
  );
}

/** `'when it is empty': tests({ … })`, made as one beside it is, with plain values. */
function isMadeAlike(property: Node, name: string, { properties }: ObjectNode): boolean {
  const maker = (node: Node): string | undefined => {
    const value = is(node, 'Property') ? bare(node.value) : undefined;
    const isCall =
      is(value, 'CallExpression') && !descendants(value).some((each) => isFunction(each));
    return isCall ? chainName(value) : undefined;
  };
  const made = maker(property);
  return made !== undefined && /\s/.test(name) && properties.some((each) => maker(each) === made);
}

function isSuite(node: Node): boolean {
  const value = is(node, 'Property') ? bare(node.value) : undefined;
  return isFunction(value) || is(value, 'ObjectExpression');
}

/** Rows of a table that is only walked over, by code that asserts, may become more. */
function hasMoreRows(old: ArrayNode, now: ArrayNode, code: Code): boolean {
  const before = old.elements.map((each) => canonical(each));
  let at = 0;
  const fresh = now.elements.filter((each) => {
    const isOld = canonical(each) === before[at];
    if (isOld) at++;
    return !isOld;
  });
  const isConstant = (node: Node): boolean =>
    descendants(node).every(
      (each) =>
        is(each, 'Literal', 'ArrayExpression', 'ObjectExpression', 'Property', 'UnaryExpression') ||
        is(code.parentOf(each), 'Property'),
    );
  return (
    at === before.length &&
    fresh.every((each) => each && isConstant(each) && !is(each, 'SpreadElement')) &&
    isOnlyWalked(now, code)
  );
}

function isOnlyWalked(table: Node, code: Code): boolean {
  const parent = code.parentOf(table);
  if (!is(parent, 'VariableDeclarator') || !is(parent.id, 'Identifier')) return walks(table, code);
  const uses = code.variableOf(parent.id)?.references.filter(({ init }) => !init) ?? [];
  return (
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const use = identifier as unknown as Node;
      return walks(use, code) || isCountedThrough(use, code);
    })
  );
}

/** `for (let i = 0; i < rows.length; i++) check(rows[i])`, where `check` makes tests or asserts. */
function isCountedThrough(use: Node, code: Code): boolean {
  const member = code.parentOf(use);
  const loop = code.above(use, (each) => is(each, 'ForStatement'));
  if (!is(loop, 'ForStatement') || !is(member, 'MemberExpression') || member.object !== use)
    return false;
  if (isWritten(member, code)) return false;
  if (!member.computed) return plainKey(member) === 'length' && isWithin(member, loop.test);
  return isWithin(member, loop.body) && (checks(loop.body, code) || callsCheck(loop.body, code));
}

function isWithin(node: Node, root: Node | null | undefined): boolean {
  return root != null && root.start <= node.start && node.end <= root.end;
}

function isWritten(member: Node, code: Code): boolean {
  const parent = code.parentOf(member);
  if (is(parent, 'MemberExpression')) return parent.object === member && isWritten(parent, code);
  return (
    is(parent, 'UpdateExpression', 'UnaryExpression') ||
    (is(parent, 'AssignmentExpression') && parent.left === member) ||
    (is(parent, 'CallExpression') && parent.callee === member)
  );
}

/** Calls a function of this file that makes tests or asserts. */
function callsCheck(node: Node, code: Code): boolean {
  return descendants(node).some((each) => {
    const callee = is(each, 'CallExpression') ? bare(each.callee) : undefined;
    if (!is(callee, 'Identifier')) return false;
    const fn = code.variableOf(callee)?.defs[0]?.node as unknown as Node | undefined;
    return isFunction(fn) && checks(fn, code);
  });
}

/** `rows.forEach(asserting)`, `for (const row of rows) { … }`, `it.each(rows)(…)`. */
function walks(node: Node, code: Code): boolean {
  const parent = code.parentOf(node);
  if (is(parent, 'ForOfStatement')) return parent.right === node && checks(parent.body, code);
  if (is(parent, 'CallExpression'))
    return parent.arguments[0] === node && /^(?:it|test|describe)\.each$/.test(chainName(parent));
  if (!is(parent, 'MemberExpression') || parent.object !== node) return false;
  const call = code.parentOf(parent);
  if (!is(call, 'CallExpression') || call.callee !== parent || !is(parent.property, 'Identifier'))
    return false;
  const [each] = call.arguments;
  return walking.test(parent.property.name) && isFunction(each) && checks(each, code);
}

function checks(node: Node, code: Code): boolean {
  return (
    assertionsOf(code, node).length > 0 ||
    descendants(node).some((each) => is(each, 'CallExpression') && isTestCall(each))
  );
}

/** The same statements in their order, among those that may be added. */
function hasMoreStatements(old: readonly Node[], now: readonly Node[], code: Code): boolean {
  const ends = endsTest(old.at(-1)) ? 1 : 0;
  const before: Node[] = [];
  const atEnd: Node[] = [];
  let at = 0;
  for (const each of now) {
    const isOld = at < old.length && onlyGrows(old[at]!, each, code);
    if (isOld) at++;
    else if (at === old.length - ends || !isOneMore(each, old))
      (at < old.length - ends ? before : atEnd).push(each);
  }
  return at === old.length && mayBeAdded(before, atEnd, old, code);
}
