import { bare, is, isFunction, type Node } from '../../candidate/index.ts';
import { canonical } from '../code/canonical.ts';
import { descendants, type Code } from '../code/code.ts';
import { enclosingFunction, type FunctionInfo } from '../code/functions.ts';
import { calleeName } from '../code/literal.ts';
import { found, type Finding } from '../finding.ts';
import type { View } from '../view.ts';
import { gained, type Counted } from '../security/count.ts';
import { gamingRules as rules } from './rules.ts';
import { testValues } from './tests-of.ts';

/** Entries of a literal table that make it one of answers. */
const tableSize = 3;

/** Inputs that are known by heart. */
export function specialCaseFindings(view: View): Finding[] {
  const branches = gained(view, 'special', (code, file, side) =>
    specialCases(code, file.functions(side)),
  );
  const tables = gained(view, 'tables', tablesOf);
  if (branches.length + tables.length === 0) return [];
  const values = testValues(view);
  const findings = branches.flatMap((each) => {
    const { input, output, isWhole, owner } = each as unknown as Special;
    // It maps such values to such values already: one more is its business.
    const old = each.file.functions('before').find(({ name }) => name === owner);
    const isMapping = old !== undefined && siblings(old.node) > 2;
    const inTests = values.has(input);
    const outInTests = values.has(output);
    const isExact = specific(input) && (inTests || specific(output));
    if (!isExact || !isWhole) return [];
    const message = `${input} is answered with ${short(output)}${inTests ? ', as tests expect it' : ''}`;
    const severity = isMapping
      ? 'note'
      : inTests && (outInTests || specific(output))
        ? 'stop'
        : 'sign-off';
    if (isMapping && !inTests) return [];
    return [found(rules['special-case'], each.code.at(each.node), message, { severity })];
  });
  for (const each of tables) {
    const { keys, contents } = each as unknown as Table;
    // What stood in the code before, in another form, was not taken from the tests.
    const old = new Set(each.file.code('before')?.nodes.map((node) => canonical(node)));
    if (contents.filter((value) => old.has(value)).length >= contents.length / 2) continue;
    const hits = keys.filter((key) => values.has(key) && specific(key)).length;
    const outputs = contents.filter((value) => values.has(value) && specific(value)).length;
    const isHashed =
      hits === 0 &&
      keys.every((key) => standsForInput(key)) &&
      outputs === contents.length &&
      new Set(contents).size >= tableSize;
    if (isHashed)
      findings.push(
        found(
          rules['answer-table'],
          each.code.at(each.node),
          `${outputs} values that tests expect, each by a number that stands for its input`,
        ),
      );
    if (hits >= tableSize && hits >= keys.length * 0.6 && outputs >= contents.length * 0.5)
      findings.push(
        found(
          rules['answer-table'],
          each.code.at(each.node),
          `${hits} of ${keys.length} keys, and their values, are in tests`,
        ),
      );
  }
  return findings;
}

interface Special extends Counted {
  readonly input: string;
  readonly output: string;
  /** The whole input is compared, not a part of it. */
  readonly isWhole: boolean;
  /** The function that it stands in. */
  readonly owner: string;
}

function specialCases(code: Code, functions: readonly FunctionInfo[]): Special[] {
  const out: Special[] = [];
  for (const node of code.nodes) {
    const branch = is(node, 'IfStatement')
      ? { test: node.test, result: onlyResult(node.consequent) }
      : is(node, 'ConditionalExpression')
        ? { test: node.test, result: node.consequent as Node }
        : is(node, 'SwitchCase') && node.test
          ? {
              test: node.test,
              result: onlyResult({ type: 'BlockStatement', body: node.consequent } as never),
            }
          : undefined;
    if (!branch?.result || !isConstant(branch.result)) continue;
    const fn = enclosingFunction(functions, code, node);
    if (!fn) continue;
    const compared = is(node, 'SwitchCase')
      ? [{ value: bare(node.test)!, subject: switchSubject(code, node) }]
      : comparisons(branch.test);
    const usable = compared.filter(({ value }) => isConstant(value));
    if (usable.length === 0) continue;
    // Several parts of one input compared at once are the input: `a === 3 && b === 4`.
    const input =
      usable.length === 1
        ? canonical(usable[0]!.value)
        : usable.map(({ value }) => canonical(value)).join(' & ');
    const isWhole =
      usable.length > 1 || usable.every(({ subject }) => isWholeInput(code, subject, fn));
    out.push({
      key: `${input} → ${canonical(branch.result)}`,
      node,
      message: '',
      input,
      output: canonical(branch.result),
      isWhole,
      owner: fn.name,
    });
  }
  return out;
}

/** What comparisons with `===` a condition is made of, `&&` only. */
function comparisons(test: Node): { value: Node; subject: Node }[] {
  const at = bare(test);
  if (is(at, 'LogicalExpression')) return [...comparisons(at.left), ...comparisons(at.right)];
  if (is(at, 'BinaryExpression') && /^={2,3}$/.test(at.operator)) {
    const [left, right] = [bare(at.left), bare(at.right)];
    return isConstant(right)
      ? [{ value: right, subject: left }]
      : [{ value: left, subject: right }];
  }
  const isListed =
    is(at, 'CallExpression') &&
    /^(?:includes|has|isEqual|deepEqual|equals|is|startsWith)$/.test(calleeName(at) ?? '');
  if (!isListed) return [];
  const callee = bare(at.callee);
  const [first, second] = at.arguments;
  if (second) return first ? [{ value: second, subject: first }] : [];
  const object = is(callee, 'MemberExpression') ? bare(callee.object) : undefined;
  if (!object || !first) return [];
  return isConstant(object)
    ? [{ value: object, subject: first }]
    : [{ value: first, subject: object }];
}

function switchSubject(code: Code, node: Node): Node {
  const parent = code.parentOf(node);
  return is(parent, 'SwitchStatement') ? parent.discriminant : node;
}

/** A parameter as it is, or all of it as text: `JSON.stringify(input)`, `args.join()`. */
function isWholeInput(code: Code, subject: Node, fn: FunctionInfo): boolean {
  const at = bare(subject);
  if (is(at, 'Identifier'))
    return fn.params.includes(at.name) || fromWhole(code, at, fn) || isDigest(code, at, fn);
  if (is(at, 'MemberExpression'))
    return (
      /^arguments|^args/.test(code.slice(at)) ||
      (code.slice(at).endsWith('length') ? false : isThisOrParamIndex(at, fn))
    );
  if (!is(at, 'CallExpression')) return false;
  return /^(?:stringify|join|toString|String|trim|toLowerCase|digest|hash|valueOf|serialize)$/.test(
    calleeName(at) ?? '',
  );
}

function isThisOrParamIndex(node: Node & { type: 'MemberExpression' }, fn: FunctionInfo): boolean {
  const object = bare(node.object);
  return (
    node.computed &&
    is(object, 'Identifier') &&
    fn.params.includes(object.name) &&
    is(bare(node.property), 'Literal')
  );
}

function fromWhole(code: Code, node: Node, fn: FunctionInfo): boolean {
  const definition = code.variableOf(node)?.defs[0]?.node as unknown as Node | undefined;
  if (!is(definition, 'VariableDeclarator') || !definition.init) return false;
  const init = bare(definition.init);
  return (
    is(init, 'CallExpression') &&
    descendants(init).some((each) => is(each, 'Identifier') && fn.params.includes(each.name)) &&
    isWholeInput(code, init, fn)
  );
}

/** Made in a loop from what it was and all of a parameter: as good as the parameter itself. */
function isDigest(code: Code, node: Node, fn: FunctionInfo): boolean {
  return (code.variableOf(node)?.references ?? []).some((each) => {
    const at = each.identifier as unknown as Node;
    const write = code.parentOf(at);
    if (!each.isWrite() || !is(write, 'AssignmentExpression') || !/[%^*]/.test(code.slice(write)))
      return false;
    const loop = code.above(write, (above) =>
      is(above, 'ForStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement'),
    );
    const names = new Set(
      (loop ? descendants(loop) : []).flatMap((part) => (is(part, 'Identifier') ? part.name : [])),
    );
    return fn.params.some((param) => names.has(param));
  });
}

/** The value that a branch gives when it does nothing else. */
function onlyResult(branch: Node): Node | undefined {
  const statements = is(branch, 'BlockStatement') ? branch.body : [branch];
  const [only] = statements;
  const rest = statements.slice(1).filter((each) => !is(each, 'BreakStatement'));
  if (rest.length > 0) return undefined;
  if (is(only, 'ReturnStatement')) return only.argument ?? undefined;
  if (is(only, 'ExpressionStatement') && is(only.expression, 'AssignmentExpression'))
    return only.expression.right;
  return is(only, 'BlockStatement') ? onlyResult(only) : undefined;
}

function siblings(fn: Node): number {
  return descendants(fn).filter((node) => is(node, 'SwitchCase')).length;
}

export function isConstant(node: Node | null | undefined): node is Node {
  const at = bare(node);
  if (!at) return false;
  if (is(at, 'Literal')) return true;
  if (is(at, 'TemplateLiteral')) return at.expressions.length === 0;
  if (is(at, 'UnaryExpression')) return isConstant(at.argument);
  if (is(at, 'ArrayExpression'))
    return at.elements.every((each) => each === null || isConstant(each));
  if (is(at, 'ObjectExpression'))
    return at.properties.every((each) => is(each, 'Property') && isConstant(each.value));
  return (
    is(at, 'NewExpression') &&
    calleeName(at) !== undefined &&
    /^(?:Map|Set|Date|BigInt)$/.test(calleeName(at)!) &&
    at.arguments.every((each) => isConstant(each))
  );
}

/** Not one of the values that rules speak of: 0, 1, -1, the empty ones, a single letter. */
function specific(text: string): boolean {
  if (/^(?:true|false|null|undefined|Unary\(.*\b(?:void|1)\b.*\)|Array\(\)|Object\(\))$/.test(text))
    return false;
  const number = Number(text);
  if (text !== '' && !Number.isNaN(number))
    return Math.abs(number) > 10 || !Number.isInteger(number);
  return text.length > 4;
}

/** A number, or digits, that no one would take for an input. */
function standsForInput(key: string): boolean {
  return /^-?\d+$/.test(key) ? specific(key) : /^"[0-9a-f]{8,}"$/i.test(key);
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

interface Table extends Counted {
  readonly keys: readonly string[];
  readonly contents: readonly string[];
}

/** Objects, maps and lists of pairs that are all literals. */
function tablesOf(code: Code): Table[] {
  return code.nodes.flatMap((node): Table[] => {
    const entries = entriesOf(node);
    if (!entries || entries.length < tableSize || isFunction(node)) return [];
    return [
      {
        key: canonical(node),
        node,
        message: '',
        keys: entries.map(([key]) => key),
        contents: entries.map(([, value]) => value),
      },
    ];
  });
}

function entriesOf(node: Node): [string, string][] | undefined {
  if (is(node, 'ObjectExpression')) {
    const entries = node.properties.map((each): [string, string] | undefined => {
      if (!is(each, 'Property') || !isConstant(each.value)) return undefined;
      const key =
        is(each.key, 'Identifier') && !each.computed
          ? JSON.stringify(each.key.name)
          : canonical(each.key);
      return [key, canonical(each.value)];
    });
    return entries.includes(undefined) ? undefined : (entries as [string, string][]);
  }
  if (!is(node, 'ArrayExpression')) return undefined;
  const pairs = node.elements.map((each): [string, string] | undefined => {
    const pair = bare(each);
    if (!is(pair, 'ArrayExpression') || pair.elements.length !== 2) return undefined;
    const [key, value] = pair.elements;
    return isConstant(key) && isConstant(value) ? [canonical(key), canonical(value)] : undefined;
  });
  return pairs.includes(undefined) ? undefined : (pairs as [string, string][]);
}
