import {
  is,
  walk,
  type Change,
  type Edit,
  type FunctionNode,
  type Node,
  type Source,
} from '../../../candidate/index.ts';
import {
  bare,
  format,
  growth,
  indentAt,
  indentUnit,
  inlineCallback,
  isFresh,
  isStatic,
  methodCall,
  nameOf,
  newlineOf,
  operand,
  parentOf,
  replaceStatement,
  replacement,
  returnsOf,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `xs.reduce((acc, x) => ({ ...acc, [k]: v }), {})` and its like with arrays, Sets and Maps. */
export const reduceInPlace: Rewrite = {
  name: 'reduce-in-place',
  wins: 'Lets a reduce extend its own accumulator instead of copying it for every item; turns a quadratic reduce into a linear one.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const call = is(node, 'CallExpression')
        ? methodCall(node, 'reduce', 'reduceRight')
        : undefined;
      const callback = inlineCallback(call?.args[0]);
      const initial = call?.args[1];
      const acc = nameOf(callback?.params[0]);
      if (!callback || !initial || !acc) continue;
      for (const pick of [0, 1, 2]) {
        const edits = resultEdits(source, callback, acc, pick);
        if (!edits) break;
        const change: Change = {
          operator: 'reduce-in-place',
          edits: [...edits, ...ownInitial(source, initial, edits)],
          reason: `Extend ${acc} itself instead of copying it for every item`,
        };
        yield change;
      }
    }
  },
};

/** What the callback can give: its body, or its returns, through `?:`. */
function results(fn: FunctionNode): Node[] {
  if (!fn.body) return [];
  if (!is(fn.body, 'BlockStatement')) return branches(fn.body);
  return [...returnsOf(fn)].flatMap((one) => (one.argument ? branches(one.argument) : []));
}

function branches(node: Node): Node[] {
  const at = bare(node);
  return is(at, 'ConditionalExpression')
    ? [...branches(at.consequent), ...branches(at.alternate)]
    : [node];
}

/** Edits of every result that is a longer copy; undefined where there is no such, or no other way. */
function resultEdits(
  source: Source,
  fn: FunctionNode,
  acc: string,
  pick: number,
): Edit[] | undefined {
  const edits: Edit[] = [];
  let found = false;
  for (const result of results(fn)) {
    const ways = growth(source, result, (at) => nameOf(at) === acc, acc);
    const steps = ways[pick] ?? ways[0];
    if (!steps) continue;
    found ||= pick === 0 || ways.length > pick;
    edits.push(resultEdit(source, fn, result, steps, acc));
  }
  return found ? edits : undefined;
}

function resultEdit(
  source: Source,
  fn: FunctionNode,
  result: Node,
  steps: string[],
  acc: string,
): Edit {
  const lines = [...steps.map((step) => `${step};`), `return ${acc};`];
  const parent = parentOf(source, result);
  if (fn.body === result) {
    const newline = newlineOf(source);
    const indent = indentAt(source, fn.start);
    const inner = indent + indentUnit(source);
    return replacement(
      result,
      `{${newline}${inner}${format(source, inner, lines)}${newline}${indent}}`,
    );
  }
  if (is(parent, 'ReturnStatement')) return replaceStatement(source, parent, lines);
  const sequence = steps.map((step) => (step.includes(' = ') ? `(${step})` : step));
  return replacement(result, `(${[...sequence, acc].join(', ')})`);
}

/** A start value that others may hold is copied once. */
function ownInitial(source: Source, initial: Node, edits: readonly Edit[]): Edit[] {
  const at = bare(initial);
  if (isStatic(at) || isFresh(at) || is(at, 'ObjectExpression', 'NewExpression')) return [];
  const text = edits.map((edit) => edit.text).join();
  if (/\.(add|set)\(/.test(text)) return [];
  const pushes = /\.(push|unshift)\(/.test(text);
  return [
    replacement(at, pushes ? `[...${operand(source, at)}]` : `{ ...${operand(source, at)} }`),
  ];
}
