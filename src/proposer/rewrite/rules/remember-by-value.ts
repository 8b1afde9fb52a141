import type { Variable } from '@typescript-eslint/scope-manager';
import {
  is,
  isFunction,
  walk,
  type Edit,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { repeatersOf } from '../analysis/enclosing.ts';
import { inLanguage } from '../analysis/helper.ts';
import { replacement } from '../analysis/layout.ts';
import { isChangedIn } from '../analysis/mutation.ts';
import { freshName } from '../analysis/names.ts';
import { linesBefore } from '../analysis/place.ts';
import { regexpOf } from '../analysis/simple.ts';
import { declaredIn, freeVariables, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'remember-by-value';
const costly =
  /^(replace|replaceAll|split|sort|toSorted|normalize|match|localeCompare|toLocaleString|stringify|parse|test|exec|search|join|reverse|toISOString)$/;

/** What is worked out from one value, remembered for when the value comes again in the loop. */
export const rememberByValue: Rewrite = {
  name: operator,
  wins: 'Remembers what a loop works out from one value (a character, a word, a key) for when the same value comes again; wins where few different values come often.',
  gain: 'allocation',
  *find(region, source) {
    const done: Node[] = [];
    for (const { node } of walk(region)) {
      if (
        !is(node, 'CallExpression') ||
        done.some((one) => one.start <= node.start && node.end <= one.end)
      )
        continue;
      if (!isCostly(source, node) || !isQuiet(node)) continue;
      const edits = remembered(source, node);
      if (!edits) continue;
      done.push(node);
      yield { operator, edits, reason: 'remember the result for the same value' };
    }
  },
};

function remembered(source: Source, node: Node): Edit[] | undefined {
  for (const repeater of repeatersOf(source, node)) {
    const inner: Variable[] = [];
    for (const variable of freeVariables(source, node)) {
      if (declaredIn(variable, repeater)) inner.push(variable);
      else if (isChangedIn(source, variable, repeater)) return undefined;
    }
    const [value] = inner;
    if (!value || inner.length > 1) continue;
    const [known, recall, found] = ['known', 'recall', 'found'].map((name) =>
      freshName(source, name),
    );
    const lines = linesBefore(source, repeater, [
      inLanguage(`const ${known} = new Map«<any, any>»();`, source),
      inLanguage(`const ${recall} = (${value.name}«: any»)«: any» => {`, source),
      `\tlet ${found} = ${known}.get(${value.name});`,
      `\tif (${found} === undefined) ${known}.set(${value.name}, (${found} = ${source.slice(node)}));`,
      `\treturn ${found};`,
      '};',
    ]);
    return lines && [...lines, replacement(node, `${recall}(${value.name})`)];
  }
  return undefined;
}

/** It runs a regular expression, sorts, parses, or calls a function of the file. */
function isCostly(source: Source, node: Node): boolean {
  for (const { node: at } of walk(node)) {
    if (regexpOf(at)) return true;
    const callee = is(at, 'CallExpression') ? bare(at.callee) : undefined;
    if (
      is(callee, 'Identifier') &&
      isFunction(variableOf(source, callee)?.defs[0]?.node as Node | undefined)
    )
      return true;
    if (
      is(callee, 'MemberExpression') &&
      is(callee.property, 'Identifier') &&
      costly.test(callee.property.name)
    )
      return true;
  }
  return false;
}

/** Nothing in it writes, waits or yields, and nothing is changed for good by a method. */
function isQuiet(node: Node): boolean {
  for (const { node: at } of walk(node)) {
    if (
      is(
        at,
        'AssignmentExpression',
        'UpdateExpression',
        'AwaitExpression',
        'YieldExpression',
        'ThisExpression',
      )
    )
      return false;
    const callee = is(at, 'CallExpression') ? bare(at.callee) : undefined;
    if (
      is(callee, 'MemberExpression') &&
      is(callee.property, 'Identifier') &&
      /^(push|pop|shift|unshift|splice|add|set|delete|forEach|next|exec)$/.test(
        callee.property.name,
      )
    )
      return false;
  }
  return true;
}
