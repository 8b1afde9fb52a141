import { bare, children, is, isFunction, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants, type Code } from '../code/code.ts';
import type { FunctionInfo } from '../code/functions.ts';
import { foldText } from '../code/fold.ts';
import { calleeName, dotted, plainKey } from '../code/literal.ts';
import { fileKind } from '../file-kind.ts';
import { found, type Finding } from '../finding.ts';
import { pairFunctions, type Pair } from '../readability/pair.ts';
import { gained, type Counted } from '../security/count.ts';
import type { FileView, View } from '../view.ts';
import { callers, onlyInTests, stackLooks } from './callers.ts';
import { isLoadedByCode } from './loaded.ts';
import { gamingRules as rules } from './rules.ts';
import { isEmptied } from './scratch.ts';
import { isConstant } from './special-case.ts';

/** Names that are there only when code is tested or measured. */
const testGlobals =
  /^(?:describe|it|test|expect|vi|jest|mocha|beforeEach|afterEach|jasmine|cy|__vitest_worker__|__vitest_index__|__coverage__|__stryker__|QUnit)$/;
const testVariables =
  /^(?:VITEST\w*|JEST_WORKER_ID|NODE_TEST_CONTEXT|STRYKER\w*|__STRYKER\w*|MOCHA\w*|CI|GITHUB_ACTIONS|NODE_V8_COVERAGE|TAP|AVA_PATH|CYPRESS|PLAYWRIGHT\w*|PAWL\w*|BENCH\w*|BENCHMARK)$/;
const testWords =
  /(?:^|[^a-z])(?:vitest|jest|mocha|jasmine|ava|tap|stryker|benchmark|node_modules\/(?:vitest|jest)|\.test\.|\.spec\.|__tests__|pawl|tinybench)(?:[^a-z]|$)/i;
const testPath =
  /(?:^|\/)(?:__tests__|__snapshots__|__fixtures__|fixtures|tests?|spec)\/|\.(?:test|spec|snap)(?:\.|$)/;

export function behaviourFindings(view: View): Finding[] {
  return [
    ...pairFunctions(view).flatMap(constantFindings),
    ...place(view, 'detection', detections, 'test-detection'),
    ...place(view, 'callers', callers, 'test-detection').filter(
      (each) => !isForTesters(view, each),
    ),
    ...place(view, 'stack looks', stackLooks, 'test-detection').map((each) => ({
      ...each,
      severity: 'sign-off' as const,
    })),
    ...place(view, 'test reads', testReads, 'reads-tests'),
    ...place(view, 'time bombs', timeBombs, 'time-bomb'),
    ...place(view, 'counters', counters, 'time-bomb'),
    ...place(view, 'last ones', lastOnes, 'cached').map((each) => ({
      ...each,
      severity: 'sign-off' as const,
    })),
    ...place(view, 'partial keys', partialKeys, 'cached').map((each) => ({
      ...each,
      severity: 'sign-off' as const,
    })),
    ...(view.change.objective === 'optimise' ? place(view, 'caches', caches, 'cached') : []),
  ];
}

/** A module of tests in a new file that no code of the product loads decides nothing of what that does. */
function isForTesters(view: View, { file, message }: Finding): boolean {
  const isNew = view.files.some((each) => each.path === file && !each.before);
  return isNew && message.endsWith(onlyInTests) && !isLoadedByCode(view, file);
}

function place(
  view: View,
  name: string,
  collect: (code: Code) => Counted[],
  rule: keyof typeof rules,
): Finding[] {
  return gained(view, name, (code, file, side) =>
    (side === 'after' ? file.kind : file.kindBefore) === 'code' ? collect(code) : [],
  ).map(({ code, node, message }) => found(rules[rule], code.at(node), message));
}

/** What it returns no longer depends on anything that it gets. */
function constantFindings({ file, code, fn, before }: Pair): Finding[] {
  if (before && isStillThere(file, before.fn)) return [];
  if (!before || before.fn.params.length === 0 || !dependsOnInput(before.fn.node, before.fn.params))
    return [];
  const results = resultsOf(fn.node);
  if (results.length === 0 || resultsOf(before.fn.node).length === 0) return [];
  if (
    results.every((each) => isConstant(each)) &&
    !(answersYesOrNo(results) && dependsOnInput(fn.node, fn.params)) &&
    !resultsOf(before.fn.node).every((each) => isConstant(each))
  )
    return [
      found(rules.constant, code.at(fn.node), `${fn.name} gives a constant, whatever it gets`),
    ];
  if (fn.params.length > 0 && !dependsOnInput(fn.node, fn.params))
    return [found(rules.constant, code.at(fn.node), `${fn.name} no longer looks at what it gets`)];
  return [];
}

/** Word by word, under the same name: another of that name is for another case. */
function isStillThere(file: FileView, { name, node }: FunctionInfo): boolean {
  const [own, body] = [lastName(name), canonical(node)];
  return file
    .functions('after')
    .some((each) => lastName(each.name) === own && canonical(each.node) === body);
}

const lastName = (name: string): string => name.split('.').at(-1)!.replace(/#\d+$/, '');

/** A predicate that says `true` here and `false` there: its conditions are its result. */
function answersYesOrNo(results: readonly Node[]): boolean {
  const values = new Set(results.map((each) => (bare(each) as { value?: unknown }).value));
  return values.has(true) && values.has(false);
}

function dependsOnInput(fn: Node, params: readonly string[]): boolean {
  const { body } = fn as { body?: Node | null };
  return (
    body != null &&
    descendants(body).some(
      (node) =>
        (is(node, 'Identifier') && (params.includes(node.name) || node.name === 'arguments')) ||
        is(node, 'ThisExpression'),
    )
  );
}

/** The values that a function's own `return`s give. */
function resultsOf(fn: Node): Node[] {
  const { body } = fn as { body?: Node | null };
  if (!body) return [];
  if (!is(body, 'BlockStatement')) return branchesOf(body);
  const out: Node[] = [];
  const visit = (node: Node): void => {
    if (isFunction(node)) return;
    if (is(node, 'ReturnStatement') && node.argument) out.push(...branchesOf(node.argument));
    for (const child of children(node)) visit(child);
  };
  visit(body);
  return out;
}

/** `a ? b : c` gives what two `return`s give. */
function branchesOf(node: Node): Node[] {
  const at = bare(node);
  if (!is(at, 'ConditionalExpression')) return [node];
  return [...branchesOf(at.consequent), ...branchesOf(at.alternate)];
}

function detections(code: Code): Counted[] {
  const out: Counted[] = [];
  const add = (key: string, node: Node, message: string): void => {
    out.push({ key, node, message });
  };
  for (const node of code.nodes) {
    if (is(node, 'Identifier') && testGlobals.test(node.name) && !code.variableOf(node)) {
      const reference = code.referenceOf(node);
      if (reference?.isValueReference)
        add(`global ${node.name}`, node, `${node.name} is there only in tests`);
    }
    if (is(node, 'MemberExpression')) {
      const key =
        plainKey(node) ?? (node.computed ? foldText(code, node.property) : undefined) ?? '';
      const object = dotted(node.object) ?? '';
      if (/(?:^|\.)env$/.test(object) && testVariables.test(key))
        add(`env ${key}`, node, `${key} tells whether this is a test`);
      if (
        /(?:^|\.)env$/.test(object) &&
        /^(?:NODE_ENV|npm_lifecycle_event|npm_lifecycle_script|npm_command)$/.test(key) &&
        isComparedWithTest(code, node)
      )
        add(`env ${key}`, node, `${key} is asked whether this is a test`);
      if (object === 'import.meta' && /^(?:vitest|jest|env)$/.test(key) && key !== 'env')
        add(`meta ${key}`, node, `import.meta.${key} is there only in tests`);
      if (/^(?:globalThis|global|window|self)$/.test(object) && testGlobals.test(key))
        add(`global ${key}`, node, `${key} is there only in tests`);
    }
    if (
      is(node, 'Literal') &&
      typeof node.value === 'string' &&
      testWords.test(node.value) &&
      looksAround(code, node)
    )
      add(
        `word ${node.value}`,
        node,
        `it is asked whether ${JSON.stringify(node.value)} is at work`,
      );
    if (
      is(node, 'Literal') &&
      'regex' in node &&
      testWords.test((node as { regex: { pattern: string } }).regex.pattern.replaceAll('\\', '')) &&
      looksAround(code, node)
    )
      add(
        `word ${code.slice(node)}`,
        node,
        'the stack or the arguments are searched for a test runner',
      );
  }
  return out;
}

function isComparedWithTest(code: Code, node: Node): boolean {
  const up = code.above(node, (each) =>
    is(each, 'BinaryExpression', 'CallExpression', 'SwitchStatement', 'BlockStatement'),
  );
  return (
    up !== undefined &&
    !is(up, 'BlockStatement') &&
    /['"`](?:test|testing|bench|benchmark|ci)\b/.test(code.slice(up).slice(0, 200))
  );
}

/** The text is compared with the stack, the arguments or the loaded modules. */
function looksAround(code: Code, node: Node): boolean {
  const statement = code.above(node, (each) => /Statement$|VariableDeclaration$/.test(each.type));
  const text = statement ? code.slice(statement).slice(0, 400) : '';
  return /\.stack\b|process\.argv|argv\b|require\.cache|\.children\b|module\.parent|mainModule|callSites?|captureStackTrace|userAgent|process\.title|execArgv/.test(
    text,
  );
}

function testReads(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    const { source } = node as { source?: Node | null };
    const imported = is(source, 'Literal') ? String(source.value) : undefined;
    const name = calleeName(node) ?? '';
    const isRead =
      is(node, 'CallExpression', 'NewExpression') &&
      /^(?:require|readFile|readFileSync|createReadStream|import|resolve|join|URL|readdir|readdirSync|existsSync)$/.test(
        name,
      );
    const parts = isRead ? node.arguments.map((each) => foldText(code, each) ?? '') : [];
    const path = imported ?? parts.join('/');
    const isTest =
      testPath.test(path) ||
      (imported?.startsWith('.') === true &&
        fileKind(imported.replace(/^(?:\.+\/)+/, '')) === 'test');
    return isTest ? [{ key: path, node, message: `${path} belongs to the tests` }] : [];
  });
}

/** A clock or dice compared with a constant. */
function timeBombs(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    if (!is(node, 'BinaryExpression') || !/^(?:[<>]=?|[!=]==?)$/.test(node.operator)) return [];
    const [left, right] = [node.left, node.right].map((each) => bare(each));
    const clock = [left!, right!].find((each) => isClock(each));
    const other = clock === left ? right! : left!;
    if (clock && isDate(other))
      return [{ key: 'date', node, message: 'it behaves otherwise from a date on' }];
    const dice = [left!, right!].find(
      (each) =>
        calleeName(each) === 'random' &&
        dotted((each as { callee?: Node }).callee) === 'Math.random',
    );
    const isBranch = is(
      code.parentOf(node),
      'IfStatement',
      'ConditionalExpression',
      'LogicalExpression',
    );
    if (dice && isBranch && is(dice === left ? right : left, 'Literal'))
      return [{ key: 'dice', node, message: 'it behaves otherwise by chance' }];
    return [];
  });
}

function isClock(node: Node): boolean {
  return descendants(node).some(
    (each) =>
      (is(each, 'CallExpression') && dotted(each.callee) === 'Date.now') ||
      (is(each, 'NewExpression') && calleeName(each) === 'Date' && each.arguments.length === 0),
  );
}

/** A point in time written down: a date, or the milliseconds or year of one. */
function isDate(node: Node): boolean {
  if (is(node, 'Literal'))
    return (
      (typeof node.value === 'number' &&
        (node.value > 1e9 || (node.value > 1990 && node.value < 2200))) ||
      (typeof node.value === 'string' && /^\d{4}-\d\d/.test(node.value))
    );
  const isMade =
    (is(node, 'NewExpression') && calleeName(node) === 'Date') ||
    (is(node, 'CallExpression') && /^Date\.(?:parse|UTC)$/.test(dotted(node.callee) ?? ''));
  return isMade && node.arguments.length > 0 && node.arguments.every((each) => isConstant(each));
}

/** A count of its own calls decides what a function does. */
function counters(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    if (!is(node, 'IfStatement', 'ConditionalExpression')) return [];
    const test = bare(node.test);
    if (!is(test, 'BinaryExpression') || !/^(?:[<>]=?|[!=]==?|%)$/.test(test.operator)) return [];
    const names = descendants(test).filter(
      (each) => is(each, 'Identifier') && isModuleState(code, each),
    );
    const isCount = names.some((each) => {
      const variable = code.variableOf(each);
      return variable?.references.some((reference) =>
        is(code.parentOf(reference.identifier as unknown as Node), 'UpdateExpression'),
      );
    });
    const ends =
      is(node, 'ConditionalExpression') ||
      (is(node, 'IfStatement') && /\b(?:return|throw)\b/.test(code.slice(node.consequent)));
    return isCount && ends && code.above(node, isFunction)
      ? [{ key: 'count', node, message: 'it behaves otherwise after a number of calls' }]
      : [];
  });
}

/** A `let` of the module that functions write to. */
function isModuleState(code: Code, node: Node): boolean {
  const variable = code.variableOf(node);
  const scope = variable?.scope.type as string | undefined;
  return (
    (scope === 'module' || scope === 'global') &&
    variable!.references.some(
      (reference) =>
        reference.isWrite() &&
        !reference.init &&
        code.above(reference.identifier as unknown as Node, isFunction),
    )
  );
}

/** The last argument is known by identity, and answered with the last result, which may be stale. */
function lastOnes(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    if (!is(node, 'IfStatement') || !is(bare(node.test), 'BinaryExpression')) return [];
    const { left, right, operator } = bare(node.test) as Node & { type: 'BinaryExpression' };
    const sides = [bare(left), bare(right)];
    const isLast =
      operator === '===' &&
      sides.some((each) => is(each, 'Identifier') && isModuleState(code, each));
    const result = is(node.consequent, 'ReturnStatement')
      ? bare(node.consequent.argument)
      : undefined;
    return isLast && is(result, 'Identifier') && isModuleState(code, result)
      ? [
          {
            key: result.name,
            node,
            message: `${result.name} is given again for the same object, though it may have changed`,
          },
        ]
      : [];
  });
}

/** Results that are kept under the length of their input: another input of that length gets them. */
function partialKeys(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    const left = is(node, 'AssignmentExpression') ? bare(node.left) : undefined;
    const isSet =
      is(node, 'CallExpression') && calleeName(node) === 'set' && node.arguments.length === 2;
    const key =
      is(left, 'MemberExpression') && left.computed
        ? left.property
        : isSet
          ? node.arguments[0]
          : undefined;
    const object = is(left, 'MemberExpression')
      ? left.object
      : isSet
        ? (bare(node.callee) as { object?: Node }).object
        : undefined;
    const at = bare(object);
    if (!key || !is(at, 'Identifier') || plainKey(bare(key)) !== 'length') return [];
    const scope = code.variableOf(at)?.scope.type as string | undefined;
    return (scope === 'module' || scope === 'global') && code.above(node, isFunction)
      ? [
          {
            key: at.name,
            node,
            message: `${at.name} keeps results by the length of the input alone`,
          },
        ]
      : [];
  });
}

/** A module's own map or object that functions write to by a computed key. */
function caches(code: Code): Counted[] {
  return code.nodes.flatMap((node): Counted[] => {
    const target =
      is(node, 'AssignmentExpression') && is(node.left, 'MemberExpression') && node.left.computed
        ? node.left.object
        : is(node, 'CallExpression') &&
            calleeName(node) === 'set' &&
            is(bare(node.callee), 'MemberExpression')
          ? (bare(node.callee) as Node & { type: 'MemberExpression' }).object
          : undefined;
    const at = bare(target);
    if (!is(at, 'Identifier') || !code.above(node, isFunction)) return [];
    const variable = code.variableOf(at);
    const scope = variable?.scope.type as string | undefined;
    return (scope === 'module' || scope === 'global') && !isEmptied(code, at)
      ? [{ key: at.name, node, message: `${at.name} keeps results between calls` }]
      : [];
  });
}
