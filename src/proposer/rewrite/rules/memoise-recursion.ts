import {
  is,
  walk,
  type Edit,
  type FunctionNode,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { mentionsArguments } from '../analysis/callback.ts';
import { withReplaced } from '../analysis/code.ts';
import { inLanguage } from '../analysis/helper.ts';
import { deeper } from '../analysis/indent.ts';
import { indentAt, indentUnit, replacement } from '../analysis/layout.ts';
import { freshName } from '../analysis/names.ts';
import { recursionOf, type Recursion } from '../analysis/recursion.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'memoise-recursion';

/** Recursion that remembers what it has worked out within one call. */
export const memoiseRecursion: Rewrite = {
  name: operator,
  wins: 'Remembers the results of a pure recursion within one call from outside; exponential becomes polynomial where the same arguments come again.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const found = recursionOf(source, node);
      if (!found || found.params.length === 0 || mentionsArguments(found.fn.body)) continue;
      const keys = varying(found);
      if (keys.length === 0 || keys.length > 4) continue;
      for (const kind of kindsFor(found, keys)) {
        const edits = memoised(source, found, kind(keys));
        yield { operator, edits, reason: 'work each subproblem out once and remember it' };
      }
    }
  },
};

/** How results are kept: the store's declaration, looking up, and keeping `result`. */
interface Kept {
  readonly store: string;
  readonly look: readonly string[];
  readonly keep: string;
}
type Kind = (keys: readonly string[]) => Kept;

const byValue: Kind = ([key]) => ({
  store: 'const known = new Map();',
  look: [`const found = known.get(${key});`],
  keep: `known.set(${key}, result);`,
});
const byIndex: Kind = ([key]) => ({
  store: 'const known«: any[]» = [];',
  look: [`const found = known[${key}];`],
  keep: `known[${key}] = result;`,
});
const byText: Kind = (keys) => ({
  store: 'const known = new Map();',
  look: [
    `const key = ${keys.map((key) => `\`\${typeof ${key}}\${${key}}\``).join(" + '\\0' + ")};`,
    'const found = known.get(key);',
  ],
  keep: 'known.set(key, result);',
});
const byPair: Kind = (keys) => ({
  store: 'const known«: any[]» = [];',
  look: [
    `const row = (known[${keys[0]}] ??= []);`,
    ...(keys.length === 2
      ? [`const found = row[${keys[1]}];`]
      : [`const key = ${numeric(keys.slice(1))};`, 'const found = row[key];']),
  ],
  keep: `row[${keys.length === 2 ? keys[1] : 'key'}] = result;`,
});
const byMaps: Kind = (keys) => ({
  store: 'const known = new Map();',
  look: [
    'let at = known;',
    ...keys
      .slice(0, -1)
      .flatMap((key) => [
        `if (!at.has(${key})) at.set(${key}, new Map());`,
        `at = at.get(${key});`,
      ]),
    `const found = at.get(${keys.at(-1)});`,
  ],
  keep: `at.set(${keys.at(-1)}, result);`,
});
/**
 * The ways to keep results that can tell the arguments apart: any value is a key of a Map, but an
 * index must be a number, and a text must come from a number, a string or a list cut from one.
 */
function kindsFor({ params, calls }: Recursion, keys: readonly string[]): readonly Kind[] {
  const given = keys.map((key) => calls.map((call) => call.arguments[params.indexOf(key)]));
  const isNumber = given.every((all, index) => all.every((one) => isArithmetic(one, keys[index])));
  const isText = given.every((all, index) =>
    all.every((one) => isArithmetic(one, keys[index]) || isCut(one)),
  );
  if (keys.length === 1)
    return isNumber ? [byValue, byIndex] : isText ? [byValue, byText] : [byValue];
  return [byMaps, ...(isNumber ? [byPair] : []), ...(isText ? [byText] : [])];
}

/** `n - 1`, `Math.floor(n / 2)`, a number, or the parameter itself. */
function isArithmetic(argument: Node | undefined, key: string | undefined): boolean {
  const at = bare(argument);
  if (is(at, 'Literal')) return typeof at.value === 'number';
  if (is(at, 'Identifier')) return at.name === key;
  if (is(at, 'BinaryExpression'))
    return (
      /^([-*/%&|]|>>>?|<<)$/.test(at.operator) ||
      (at.operator === '+' &&
        is(bare(at.right), 'Literal') &&
        typeof (bare(at.right) as { value?: unknown }).value === 'number')
    );
  const object =
    is(at, 'CallExpression') && is(at.callee, 'MemberExpression')
      ? bare(at.callee.object)
      : undefined;
  return is(object, 'Identifier') && object.name === 'Math';
}

/** A piece of a string or list: `s.slice(1)`. */
function isCut(argument: Node | undefined): boolean {
  const at = bare(argument);
  if (!is(at, 'CallExpression') || !is(at.callee, 'MemberExpression')) return false;
  const { property } = at.callee;
  return (
    is(property, 'Identifier') && /^(slice|substring|substr|trim|replace)$/.test(property.name)
  );
}

function numeric(keys: readonly string[]): string {
  return keys
    .map((key) => `\${${key}}`)
    .join(',')
    .replace(/^|$/g, '`');
}

/** The parameters that some call changes: the others are the same all through one recursion. */
function varying({ params, calls, fn }: Recursion): readonly string[] {
  return params.filter((param, index) => {
    const isFixed = calls.every((call) => {
      const argument = bare(call.arguments[index] as Node | undefined);
      return is(argument, 'Identifier') && argument.name === param;
    });
    return !isFixed || isAssigned(fn, param);
  });
}

function isAssigned(fn: FunctionNode, name: string): boolean {
  for (const { node } of walk(fn)) {
    const target = is(node, 'AssignmentExpression')
      ? node.left
      : is(node, 'UpdateExpression')
        ? node.argument
        : undefined;
    if (is(target, 'Identifier') && target.name === name) return true;
  }
  return false;
}

function memoised(source: Source, { fn, params, calls }: Recursion, kept: Kept): Edit[] {
  const names = new Map<string, string>();
  for (const name of ['known', 'found', 'key', 'row', 'at', 'result', 'solve', 'recall'])
    names.set(name, freshName(source, name, names.values()));
  const named = (code: string): string =>
    inLanguage(
      code.replace(
        /(?<![\w.])(known|found|key|row|at|result|solve|recall)\b/g,
        (name) => names.get(name) ?? name,
      ),
      source,
    );
  const list = params.join(', ');
  const typed = params.map((param) => `${param}«: any»`).join(', ');
  const own = (fn.params as Node[]).map((param) => source.slice(param)).join(', ');
  const indent = indentAt(source, fn.start);
  const unit = indentUnit(source);
  const body = withReplaced(
    source,
    fn.body,
    calls.map((call) => [call.callee, names.get('recall') ?? 'recall'] as const),
  );
  const isBlock = is(fn.body, 'BlockStatement');
  const inner = isBlock || !is(bare(fn.body), 'ObjectExpression') ? body : `(${body})`;
  const lines = [
    kept.store,
    `const recall = (${typed})«: any» => {`,
    ...kept.look.map((line) => unit + line),
    `${unit}if (found !== undefined) return found;`,
    `${unit}const result = solve(${list});`,
    unit + kept.keep,
    `${unit}return result;`,
    '};',
  ].map(named);
  const solve = `const ${names.get('solve')} = (${own}) => ${deeper(source, fn.body, inner)};`;
  const all = [...lines, solve, `return ${names.get('recall')}(${list});`];
  const text = `{\n${all.map((line) => `${indent}${unit}${line}\n`).join('')}${indent}}`;
  return [replacement(fn.body, text)];
}
