import { bare, is, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants } from '../code/code.ts';
import { dotted, plainKey } from '../code/literal.ts';
import { chainName } from './cases.ts';

type Call = Node & { type: 'CallExpression' };

/** Calls that fail or do nothing; plans, ends and settings of a test are none. */
const plainAssertion =
  /^(?:assert(?:\.(?!plan|end|async|timeout|expect|AssertionError)\w+)*|(?:not)?(?:[eE]qual|[dD]eepEqual|[sS]trictEqual|[pP]ropEqual)|ok|(?:t|st|tt|test)\.(?:equals?|deepEquals?|strictEqual|same|strictSame|ok|notOk|notEqual|is|not|true|false|throws|match|like))$/;
/** Where the message stands among the arguments of an assertion. */
const messageAt: readonly (readonly [RegExp, number])[] = [
  [/^(?:t|st|tt|test|assert)\.(?:pass|fail|comment)$/, 0],
  [/^(?:assert|(?:t|st|tt|test|assert)\.(?:ok|notOk|true|false))$/, 1],
  [
    /^(?:t|st|tt|test|assert)\.(?:equals?|deepEquals?|strictEqual|deepStrictEqual|same|strictSame|notEqual|is|not)$/,
    2,
  ],
];

/** A statement that asserts, and sets nothing. */
export function assertsOnly(statement: Node): boolean {
  const expression = is(statement, 'ExpressionStatement') ? bare(statement.expression) : undefined;
  const call = is(expression, 'AwaitExpression') ? bare(expression.argument) : expression;
  if (!is(call, 'CallExpression') || !isAssertion(call)) return false;
  return !descendants(call).some((each) =>
    is(each, 'AssignmentExpression', 'UpdateExpression', 'FunctionExpression', 'YieldExpression'),
  );
}

function isAssertion(call: Call): boolean {
  const name = chainName(call);
  if (plainAssertion.test(name)) return call.arguments.length > 0;
  const isExpect = (node: Node): boolean =>
    is(node, 'CallExpression') &&
    is(node.callee, 'Identifier') &&
    node.callee.name === 'expect' &&
    node.arguments.length === 1;
  return name.startsWith('expect.') && !isExpect(call) && chainOf(call).some(isExpect);
}

/** A call and what it is called on, from the last to the first. */
function chainOf(node: Node | undefined): Node[] {
  const at = bare(node);
  if (is(at, 'CallExpression')) return [at, ...chainOf(at.callee)];
  return is(at, 'MemberExpression') ? chainOf(at.object) : [];
}

/** The same assertion with another message for people. */
export function saysOtherwise(old: Call, now: Call): boolean {
  const [a, b] = [chainName(old), chainName(now)];
  const at = messageAt.find(([names]) => names.test(a))?.[1];
  if (a !== b || at === undefined) return false;
  const isText = (node: Node | undefined): boolean =>
    is(node, 'Literal') && typeof node.value === 'string';
  return (
    [old, now].every((each) => each.arguments.length === at + 1 && isText(each.arguments[at])) &&
    old.arguments.slice(0, at).every((each, i) => canonical(each) === canonical(now.arguments[i]))
  );
}

/** Assertions of Node's, and those that pass for less than they do. */
const stricter = new Map([
  ['equal', 'strictEqual'],
  ['deepEqual', 'deepStrictEqual'],
]);

/** The same assertion, which passes for less: `assert.equal` became `assert.strictEqual`, or `==` `===`. */
export function asksStrictly(old: Call, now: Call): boolean {
  if (!isAssertion(old) || old.arguments.length !== now.arguments.length) return false;
  const [[first, ...rest], [other, ...others]] = [old.arguments, now.arguments];
  if (!rest.every((each, i) => same(each, others[i]))) return false;
  const [from, to] = [bare(old.callee), bare(now.callee)];
  if (same(from, to)) return holdsTruth.test(chainName(old)) && holdsForLess(first, other);
  if (!is(from, 'MemberExpression') || !is(to, 'MemberExpression')) return false;
  const [was, is_] = [from, to].map((each) => plainKey(each));
  return (
    is_ !== undefined &&
    stricter.get(was ?? '') === is_ &&
    /\bassert$/.test(dotted(from.object) ?? '') &&
    same(from.object, to.object) &&
    same(first, other)
  );
}

const holdsTruth = /^(?:assert|(?:assert\.|(?:t|st|tt|test)\.)?ok|t\.true)$/;

/** Wherever the new one is true the old one was: `a === b` is `a == b`, and not the other way round. */
function holdsForLess(old: Node | undefined, now: Node | undefined): boolean {
  const [a, b] = [bare(old), bare(now)];
  if (same(a, b)) return true;
  if (is(a, 'LogicalExpression') && is(b, 'LogicalExpression') && a.operator === b.operator)
    return holdsForLess(a.left, b.left) && holdsForLess(a.right, b.right);
  return (
    is(a, 'BinaryExpression') &&
    is(b, 'BinaryExpression') &&
    a.operator === '==' &&
    b.operator === '===' &&
    same(a.left, b.left) &&
    same(a.right, b.right)
  );
}

const same = (a: Node | undefined, b: Node | undefined): boolean => canonical(a) === canonical(b);

/** The same is printed, in other words. */
export function printsOtherwise(old: Call, now: Call): boolean {
  return (
    [old, now].every((each) => /^console\.(?:log|info|warn|error|debug)$/.test(chainName(each))) &&
    shapeOf(old) === shapeOf(now)
  );
}

/** An assertion that only reads, or that is like one that was there, of another value. */
export function isOneMore(statement: Node, old: readonly Node[]): boolean {
  if (!assertsOnly(statement)) return false;
  if (readsOnly(statement)) return true;
  const shape = shapeOf(statement);
  return old.some((each) => assertsOnly(each) && shapeOf(each) === shape);
}

/** The code without its texts and numbers. */
function shapeOf(node: Node): string {
  return canonical(node, (each) =>
    is(each, 'Literal') && ['string', 'number'].includes(typeof each.value)
      ? 'value'
      : is(each, 'TemplateElement')
        ? 'text'
        : undefined,
  );
}

/** It calls nothing but the assertion itself: what comes after it finds all as it was. */
function readsOnly(statement: Node): boolean {
  const expression = is(statement, 'ExpressionStatement') ? bare(statement.expression) : undefined;
  const chain = new Set(chainOf(expression));
  return descendants(statement).every(
    (each) =>
      !is(
        each,
        'CallExpression',
        'NewExpression',
        'TaggedTemplateExpression',
        'ImportExpression',
        'AwaitExpression',
      ) || chain.has(each),
  );
}
