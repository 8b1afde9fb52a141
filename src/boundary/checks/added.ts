import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants, type Code } from '../code/code.ts';
import { dotted, plainKey } from '../code/literal.ts';
import { assertsOnly } from './assertion.ts';
import { assertionsOf, chainName } from './cases.ts';

/** Makes a test or a group, neither skipped nor shutting out others. */
const makesTest = /^(?:it|test|specify|describe|suite|context|(?:t|st|tt)\.test)$/;
const hook = /^(?:before|after|beforeEach|afterEach|beforeAll|afterAll|setup|teardown)$/;
/** Run what they are given before they return. */
const atOnce = /\.(?:throws|doesNotThrow|forEach|map|filter|some|every|reduce)$/;
const fakes = /mock|stub|spy|fake|intercept|hijack|\bvi\b|\bjest\b|\bsinon\b/i;

/**
 * True when statements may be added among the old ones: whole tests that assert, anywhere; and at
 * the end, when all that was there has been said, assertions with the steps to them.
 */
export function mayBeAdded(
  before: readonly Node[],
  atEnd: readonly Node[],
  old: readonly Node[],
  code: Code,
): boolean {
  const taken = new Set(old.map((each) => exportedAs(each)));
  const isTest = (each: Node): boolean =>
    isOwnTest(each, code) || (isExportedTest(each, code) && !taken.has(exportedAs(each)));
  if (!before.every(isTest)) return false;
  const steps = atEnd.filter((each) => !isTest(each) && !assertsOnly(each));
  if (steps.length > 0 && !atEnd.some((each) => assertsOnly(each))) return false;
  const late = namesInside(old);
  return steps.every((each) => isStep(each, late));
}

function isOwnTest(statement: Node, code: Code): boolean {
  const call = callOf(statement);
  return (
    call !== undefined &&
    makesTest.test(chainName(call)) &&
    call.arguments.some((each) => isFunction(each) && canFail(each, code))
  );
}

/** `exports['test of …'] = function (assert) { … }`, which runners take by its name. */
function isExportedTest(statement: Node, code: Code): boolean {
  const name = exportedAs(statement);
  const expression = is(statement, 'ExpressionStatement') ? bare(statement.expression) : undefined;
  const value = is(expression, 'AssignmentExpression') ? bare(expression.right) : undefined;
  return (
    name !== undefined &&
    /^test\b/.test(name) &&
    isFunction(value) &&
    assertionsOf(code, value).length > 0
  );
}

/** The name that a statement exports something by. */
export function exportedAs(statement: Node): string | undefined {
  const expression = is(statement, 'ExpressionStatement') ? bare(statement.expression) : undefined;
  const left = is(expression, 'AssignmentExpression') ? expression.left : undefined;
  if (!is(left, 'MemberExpression') || !/^(?:module\.)?exports$/.test(dotted(left.object) ?? ''))
    return undefined;
  return plainKey(left);
}

/** It asserts, or calls what may. */
function canFail(body: Node, code: Code): boolean {
  return (
    assertionsOf(code, body).length > 0 ||
    descendants(body).some((each) => is(each, 'CallExpression') && !hook.test(chainName(each)))
  );
}

/** Gives a local name a value; `late` are names that functions may still look at. */
function isStep(statement: Node, late: ReadonlySet<string>): boolean {
  const expression = is(statement, 'ExpressionStatement') ? bare(statement.expression) : undefined;
  const pairs = is(statement, 'VariableDeclaration')
    ? statement.declarations.map(({ id, init }) => [id, init] as const)
    : is(expression, 'AssignmentExpression') && expression.operator === '='
      ? [[expression.left, expression.right] as const]
      : [];
  return (
    pairs.length > 0 &&
    pairs.every(
      ([name, value]) =>
        is(name, 'Identifier') &&
        !late.has(name.name) &&
        !fakes.test(canonical(value)) &&
        !descendants(statement).some(
          (each) =>
            isFunction(each) ||
            is(each, 'UpdateExpression') ||
            (is(each, 'AssignmentExpression') && each !== expression),
        ),
    )
  );
}

/** Names that are used inside of functions, which may run later. */
function namesInside(statements: readonly Node[]): ReadonlySet<string> {
  const functions = statements.flatMap((each) => laterFunctions(each));
  return new Set(
    functions.flatMap((each) =>
      descendants(each).flatMap((node) => (is(node, 'Identifier') ? [node.name] : [])),
    ),
  );
}

/** Functions below a node, but those that are run at once. */
function laterFunctions(node: Node): Node[] {
  const all = descendants(node);
  const soon = new Set(
    all.flatMap((each): readonly Node[] =>
      is(each, 'CallExpression') && atOnce.test(chainName(each)) ? each.arguments : [],
    ),
  );
  return all.filter((each) => isFunction(each) && !soon.has(each));
}

/** `done()`, `t.end()`: says that the test is over. */
export function endsTest(statement: Node | undefined): boolean {
  const call = statement && callOf(statement);
  return (
    call !== undefined &&
    call.arguments.length === 0 &&
    /^(?:done|next|cb|callback|(?:t|st|tt)\.(?:end|done)|test\.done|assert\.end)$/.test(
      chainName(call),
    )
  );
}

function callOf(statement: Node): (Node & { type: 'CallExpression' }) | undefined {
  const expression = is(statement, 'ExpressionStatement') ? bare(statement.expression) : undefined;
  const call = is(expression, 'AwaitExpression') ? bare(expression.argument) : expression;
  return is(call, 'CallExpression') ? call : undefined;
}
