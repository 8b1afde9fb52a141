import { bare, is, isFunction, isLoop, type Node, walk } from '../../candidate/index.ts';
import { descendants, type Code } from '../code/code.ts';
import { enclosingFunction, type FunctionInfo } from '../code/functions.ts';
import { calleeName, dotted } from '../code/literal.ts';
import { conjunctionsOf, tokensOf, type Conjunction } from './atoms.ts';
import { checking } from './words.ts';

/** How a guard ends what it guards, strongest first. */
export type Exit = 'throws' | 'refuses' | 'returns' | 'skips';

/** A condition under which code is not run. */
export interface Guard {
  /** Any one of these makes it fire. */
  readonly conjunction: Conjunction;
  /** What holds wherever it is asked: the conditions that it stands under. Hardly ever needed. */
  readonly under: () => Conjunction;
  readonly exit: Exit;
  readonly node: Node;
  /** The function that it stands in. */
  readonly owner: string;
  readonly text: string;
  /** The literal text of what it throws or answers: the same words are the same refusal. */
  readonly says: string;
  /** It stands around what it guards: that may be what a guard before has become. */
  readonly wraps?: true;
  /** It only hands on an error: one that it was given, that was caught, or that came with a callback. */
  readonly hands?: 'given' | 'caught' | 'called back';
  /** Something between the test and its refusal may end the function otherwise. */
  readonly loose?: true;
  /** One of the cases that a `switch` takes: another refusal may stand for all of them. */
  readonly isCase?: true;
}

type Marks = Pick<Guard, 'wraps' | 'hands' | 'loose'>;
type Add = (test: Node, positive: boolean, exit: Exit, ends?: Node, marks?: Marks) => void;

/** A call for its effect to a function whose name says that it checks. */
export interface Check {
  readonly name: string;
  /** What it asks, where it is an assertion. */
  readonly condition?: Node | undefined;
  readonly node: Node;
  readonly owner: string;
}

/** Every guard of a file that can be reached. */
export function guardsOf(code: Code, functions: readonly FunctionInfo[]): Guard[] {
  const guards: Guard[] = [];
  const dead = new Set<Node>();
  const add: Add = (test, positive, exit, ends, marks = {}) => {
    const owner = enclosingFunction(functions, code, test)?.name ?? '';
    const text = code.slice(test).replace(/\s+/g, ' ');
    const says = ends ? literalWords(ends) : '';
    const under = (): Conjunction => conditionsAbove(code, test);
    for (const conjunction of conjunctionsOf(code, test, positive))
      guards.push({
        conjunction,
        under,
        exit,
        node: test,
        owner,
        text,
        says,
        ...marks,
      });
  };
  for (const node of reachable(code, dead)) {
    if (is(node, 'IfStatement')) {
      const exit = exitOf(node.consequent);
      if (exit)
        add(node.test, true, exit, node.consequent, {
          ...rethrows(code, node),
          ...passesOn(code, node.test, node.consequent),
        });
      const other = node.alternate ? exitOf(node.alternate) : undefined;
      if (other) add(node.test, false, other, node.alternate ?? undefined);
      if (!exit && !other && wrapsRest(code, node))
        add(node.test, false, 'skips', undefined, { wraps: true });
      if (!exit && !other) addTrailing(code, node, add);
      else if (exit === 'returns' && !node.alternate) addTrailing(code, node, add);
    } else if (is(node, 'SwitchStatement')) {
      guards.push(...ofSwitch(code, node, enclosingFunction(functions, code, node)?.name ?? ''));
    } else if (is(node, 'ConditionalExpression')) {
      const [yes, no] = [node.consequent, node.alternate].map((each) => refusal(each));
      if (yes) add(node.test, true, yes, undefined, passesOn(code, node.test, node.consequent));
      if (no) add(node.test, false, no);
    } else if (is(node, 'LogicalExpression') && is(code.parentOf(node), 'ExpressionStatement')) {
      const exit = refusal(node.right);
      if (exit) add(node.left, node.operator === '&&', exit);
    } else if (is(node, 'CallExpression') && is(code.parentOf(node), 'ExpressionStatement')) {
      const [condition, message] = node.arguments;
      if (condition && asserts(code, node)) add(condition, false, 'throws', message);
    } else if (is(node, 'ReturnStatement', 'ArrowFunctionExpression')) {
      const value = bare(is(node, 'ReturnStatement') ? node.argument : node.body);
      // `return isOwner(user) && canEdit(user)` refuses where either does not hold.
      if (
        is(value, 'LogicalExpression', 'BinaryExpression') &&
        (is(value, 'LogicalExpression') ? !isMadeOnce(value) : isTest(value))
      )
        add(value, false, 'returns');
    }
  }
  return guards.filter(({ conjunction }) => !conjunction.some((atom) => atom.constant === false));
}

/** The conditions of the `if`s that a test stands in, where each can hold in one way only. */
function conditionsAbove(code: Code, test: Node): Conjunction {
  const atoms: Conjunction[number][] = [];
  let at = code.parentOf(test);
  for (
    let up = at && code.parentOf(at);
    at && up && !isFunction(up);
    at = up, up = code.parentOf(up)
  ) {
    if (!is(up, 'IfStatement') || (at !== up.consequent && at !== up.alternate)) continue;
    const [only, ...others] = conjunctionsOf(code, up.test, at === up.consequent);
    if (only && others.length === 0) atoms.push(...only);
  }
  return atoms;
}

/** `switch (kind) { case 'a': return …; default: throw … }` throws where it is none of its cases. */
function ofSwitch(
  code: Code,
  { discriminant, cases }: Node & { type: 'SwitchStatement' },
  owner: string,
): Guard[] {
  const last = cases.find(({ test }) => !test);
  const exits = (last?.consequent ?? []).map((each) => exitOf(each));
  const exit = exits.find((each) => each === 'throws' || each === 'refuses');
  if (!last || !exit) return [];
  return cases.flatMap((each): Guard[] => {
    if (!each.test) return [];
    const { test } = each;
    const text = `${code.slice(discriminant)} === ${code.slice(test)}`;
    const tokens = new Map([...tokensOf(code, discriminant), ...tokensOf(code, test)]);
    return [
      {
        conjunction: [{ positive: false, operator: '===', text, tokens, own: tokens }],
        under: () => [],
        exit,
        node: test,
        owner,
        text,
        says: last.consequent.map((one) => literalWords(one)).join(' '),
        isCase: true,
      },
    ];
  });
}

/** A call of an assertion, of Node's or of a function here that throws where its argument is false. */
function asserts(code: Code, node: Node & { type: 'CallExpression' }): boolean {
  const callee = bare(node.callee);
  if (!is(callee, 'Identifier')) return false;
  const definition = code.variableOf(callee)?.defs[0]?.node as unknown as Node | undefined;
  const fn = is(definition, 'VariableDeclarator') ? bare(definition.init) : definition;
  if (!isFunction(fn)) return /^(?:assert|invariant)$/.test(callee.name);
  const [first] = fn.params as Node[];
  const { body } = fn as { body?: Node };
  if (!is(first, 'Identifier') || !is(body, 'BlockStatement')) return false;
  const [only] = body.body;
  if (!is(only, 'IfStatement') || exitOf(only.consequent) !== 'throws') return false;
  const test = bare(only.test);
  return (
    is(test, 'UnaryExpression') && test.operator === '!' && dotted(test.argument) === first.name
  );
}

function literalWords(node: Node): string {
  return descendants(node)
    .map((each) =>
      is(each, 'TemplateElement') ? each.value.raw : is(each, 'Literal') ? String(each.value) : '',
    )
    .filter(Boolean)
    .join(' ');
}

/** `made || (made = make())` gives what it keeps, and asks nothing; what checks by its name does. */
function isMadeOnce({ left, operator, right }: Node & { type: 'LogicalExpression' }): boolean {
  const made = bare(right);
  if (operator === '&&' || !is(made, 'AssignmentExpression') || made.operator !== '=') return false;
  const value = bare(made.right);
  const maker = is(value, 'CallExpression', 'NewExpression') ? calleeName(value) : undefined;
  const kept = dotted(left);
  return (
    kept !== undefined &&
    kept === dotted(made.left) &&
    maker !== undefined &&
    !checking.test(maker) &&
    !/^(?:is|can|has|may|should|allow)[A-Z_]/.test(maker)
  );
}

function isTest(node: Node & { type: 'BinaryExpression' }): boolean {
  return /^(?:[<>]=?|[!=]==?|in|instanceof)$/.test(node.operator);
}

/** All that a loop does, or does last, under a condition: without it, the rest is skipped. */
function wrapsRest(code: Code, node: Node & { type: 'IfStatement' }): boolean {
  const parent = code.parentOf(node);
  if (node.alternate || !is(parent, 'BlockStatement') || parent.body.at(-1) !== node) return false;
  return isLoop(code.parentOf(parent));
}

/** `if (ok) { … return v; } throw e;` throws where `ok` does not hold. */
function addTrailing(code: Code, node: Node & { type: 'IfStatement' }, add: Add): void {
  const parent = code.parentOf(node);
  if (!is(parent, 'BlockStatement', 'Program') || !exitOf(node.consequent)) return;
  const list = parent.body as readonly Node[];
  const rest = list.slice(list.indexOf(node) + 1);
  // The statement that ends it: the next one, or any where nothing else gives a value.
  const end = rest.find((each, index) => {
    const exit = exitOf(each) ?? (is(each, 'IfStatement') ? exitOf(each.consequent) : undefined);
    const isLast = index === 0 || index === rest.length - 1 || isEndless(code, parent);
    return (exit === 'throws' || exit === 'refuses') && (isLast || !is(each, 'IfStatement'));
  });
  if (!end) return;
  const hands = handsOnGiven(code, end) ? ({ hands: 'given' } as const) : {};
  const isLoose = end !== rest[0] && rest.some((each) => givesValue(each));
  if (isLoose && !hands.hands) return;
  if (is(end, 'IfStatement') && !isEndless(code, parent)) return;
  const exit = exitOf(end) ?? exitOf((end as { consequent?: Node }).consequent ?? end);
  if (exit)
    add(node.test, false, exit, end, { ...hands, ...(isLoose && { wraps: true, loose: true }) });
}

/** `next(error)`, where the error is a parameter: nothing is refused that was not before. */
function handsOnGiven(code: Code, end: Node): boolean {
  const call = bare(
    is(end, 'ReturnStatement')
      ? end.argument
      : is(end, 'ExpressionStatement')
        ? end.expression
        : undefined,
  );
  const [error, ...others] = is(call, 'CallExpression') ? call.arguments : [];
  if (!is(error, 'Identifier') || others.length > 0) return false;
  return code.variableOf(error)?.defs[0]?.type === ('Parameter' as never);
}

/** `if (error) return next(error)`, of the error that a callback gets first. */
function passesOn(code: Code, test: Node, consequent: Node): Marks {
  const error = bare(test);
  const fn = code.above(test, isFunction);
  const first = isFunction(fn) ? (fn.params as Node[])[0] : undefined;
  if (!is(error, 'Identifier') || !is(first, 'Identifier') || first.name !== error.name) return {};
  if (!errorName.test(error.name)) return {};
  const isPassed = descendants(consequent).some((each) =>
    is(each, 'CallExpression')
      ? each.arguments.some((argument) => dotted(argument) === error.name)
      : is(each, 'ThrowStatement') && dotted(each.argument) === error.name,
  );
  return isPassed ? { hands: 'called back' } : {};
}

const errorName = /^_?(?:e|er|err|error)$|Err(?:or)?$/;

/** Callbacks that are told of an error, and do not look. */
export function deafCallbacks(code: Code): number {
  return code.nodes.filter((node) => {
    if (!isFunction(node)) return false;
    const [first, second] = node.params as Node[];
    if (!is(first, 'Identifier')) return false;
    if (!errorName.test(first.name) && !(first.name === '_' && second)) return false;
    return (code.variableOf(first)?.references.length ?? 0) === 0;
  }).length;
}

/** `if (failed) throw failed`, where only what was caught is ever put into it. */
function rethrows(code: Code, { test, consequent }: Node & { type: 'IfStatement' }): Marks {
  const tested = bare(test);
  const only = is(consequent, 'BlockStatement') ? consequent.body[0] : consequent;
  const isAlone = !is(consequent, 'BlockStatement') || consequent.body.length === 1;
  if (!isAlone || !is(tested, 'Identifier') || !is(only, 'ThrowStatement')) return {};
  const variable = code.variableOf(tested);
  const writes = variable?.references.filter((each) => each.isWrite()) ?? [];
  const values = writes.map(({ writeExpr }) => bare(writeExpr as unknown as Node | null));
  const isCaught = (node: Node | undefined): boolean =>
    is(node, 'Identifier') && code.variableOf(node)?.defs[0]?.type === ('CatchClause' as never);
  const isEmpty = (node: Node | undefined): boolean =>
    (is(node, 'Literal') && node.value === null) ||
    (is(node, 'Identifier') && node.name === 'undefined');
  return dotted(only.argument) === tested.name &&
    values.some(isCaught) &&
    values.every((each) => isCaught(each) || isEmpty(each))
    ? { hands: 'caught' }
    : {};
}

/** The body of a loop that only a `return` or `throw` ends. */
function isEndless(code: Code, block: Node): boolean {
  const loop = code.parentOf(block);
  if (is(loop, 'ForStatement')) return !loop.test;
  return is(loop, 'WhileStatement') && is(bare(loop.test), 'Literal');
}

function givesValue(node: Node): boolean {
  return descendants(node).some((each) => is(each, 'ReturnStatement', 'BreakStatement'));
}

/** Calls like `assertOwner(user)`, for their effect. */
export function checksOf(code: Code, functions: readonly FunctionInfo[]): Check[] {
  const checks: Check[] = [];
  for (const node of reachable(code, new Set())) {
    if (!is(node, 'CallExpression')) continue;
    // `_verify` is `verify`, kept from others.
    const name = (calleeName(node) ?? '').replace(/^_+/, '');
    const path = dotted(node.callee) ?? name;
    if (!checking.test(name) && !/^assert\b/.test(path)) continue;
    const parent = code.parentOf(node);
    const up = is(parent, 'AwaitExpression', 'ChainExpression') ? code.parentOf(parent) : parent;
    if (!is(up, 'ExpressionStatement')) continue;
    // `assert(x)` and `assert.equal(x, y)` may become each other; what they ask is a guard's affair.
    checks.push({
      name: /^assert\b/.test(path) ? 'assert' : name,
      condition: node.arguments[0],
      node,
      owner: enclosingFunction(functions, code, node)?.name ?? '',
    });
  }
  return checks;
}

/** Nodes, without those after a `return` or `throw` in the same block, or in `if (false)`. */
function* reachable(code: Code, dead: Set<Node>): Generator<Node> {
  for (const { node, ancestors } of walk(code.program)) {
    const parent = ancestors.at(-1);
    if (parent && dead.has(parent)) dead.add(node);
    if (is(node, 'BlockStatement')) {
      const end = node.body.findIndex((each) => is(each, 'ReturnStatement', 'ThrowStatement'));
      if (end >= 0)
        for (const each of node.body.slice(end + 1))
          if (!is(each, 'FunctionDeclaration')) dead.add(each);
    }
    if (is(node, 'IfStatement')) {
      const test = bare(node.test);
      if (is(test, 'Literal')) {
        if (!test.value) dead.add(node.consequent);
        else if (node.alternate) dead.add(node.alternate);
      }
    }
    if (!dead.has(node)) yield node;
  }
}

/** How a statement ends its function, by its last statement. */
export function exitOf(node: Node): Exit | undefined {
  if (is(node, 'BlockStatement')) {
    // A refusal anywhere in the block counts, as `res.status(403).end(); return;`.
    const exits = new Set(
      node.body.map((each) => exitOf(each)).filter((each) => each !== undefined),
    );
    return (['throws', 'refuses', 'returns', 'skips'] as const).find((each) => exits.has(each));
  }
  if (is(node, 'ThrowStatement')) return 'throws';
  if (is(node, 'ReturnStatement')) return refusal(node.argument) ?? 'returns';
  if (is(node, 'ContinueStatement', 'BreakStatement')) return 'skips';
  return is(node, 'ExpressionStatement') ? refusal(node.expression) : undefined;
}

/** A call that refuses: `next(error)`, `reject(…)`, `res.status(403)…`, `fail(…)`. */
function refusal(node: Node | null | undefined): Exit | undefined {
  const at = bare(node);
  if (is(at, 'AwaitExpression')) return refusal(at.argument);
  if (is(at, 'NewExpression')) return undefined;
  if (!is(at, 'CallExpression')) return undefined;
  const name = calleeName(at) ?? '';
  if (
    /^(?:reject|abort|fail|forbid|deny|unauthori[sz]ed|forbidden|badRequest|notFound|throw\w*|bail|raise|invariant|panic)$/i.test(
      name,
    )
  )
    return 'throws';
  if (name === 'next' && at.arguments.length > 0 && !isFunction(at.arguments[0])) return 'throws';
  for (let call: Node | undefined = at; is(call, 'CallExpression');) {
    const [code] = call.arguments;
    const isStatus = /^(?:status|sendStatus|writeHead|code|error|json)$/.test(
      calleeName(call) ?? '',
    );
    if (isStatus && is(code, 'Literal') && typeof code.value === 'number' && code.value >= 400)
      return 'refuses';
    const callee: Node | undefined = bare(call.callee);
    call = is(callee, 'MemberExpression') ? bare(callee.object) : undefined;
  }
  return undefined;
}
