import {
  is,
  isFunction,
  isLoop,
  walk,
  type Edit,
  type Node,
  type NodeOf,
  type Source,
} from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { mentionsArguments } from '../analysis/callback.ts';
import { indentAt, indentUnit, insertion } from '../analysis/layout.ts';
import { freshName } from '../analysis/names.ts';
import { parentOf } from '../analysis/parents.ts';
import { recursionOf, type Recursion } from '../analysis/recursion.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'tail-recursion-to-loop';

/** Recursion in the last place as a loop. */
export const tailRecursionToLoop: Rewrite = {
  name: operator,
  wins: 'Turns a function that calls itself last, or last but for one + or *, into a loop: no stack, no call overhead.',
  gain: 'micro',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const found = recursionOf(source, node);
      if (!found || mentionsArguments(found.fn.body)) continue;
      const edits = looped(source, found);
      if (edits) yield { operator, edits, reason: 'loop instead of calling itself last' };
    }
  },
};

/** A `return` (or the arrow's value) with the self-call in it and what is done to its result. */
interface Tail {
  readonly whole: Node;
  readonly call: NodeOf<'CallExpression'>;
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  readonly operator: string | undefined;
}

function looped(source: Source, found: Recursion): Edit[] | undefined {
  const { fn, calls, params } = found;
  if (
    (fn.params as Node[]).some((param) => is(param, 'AssignmentPattern')) &&
    calls.some((call) => call.arguments.length < params.length)
  )
    return undefined;
  const tails = calls.map((call) => tailOf(source, call, fn));
  if (tails.some((tail) => !tail)) return undefined;
  const all = tails as Tail[];
  const kinds = new Set(
    all.map(({ operator: kind, after }) => `${kind ?? ''}${kind && after ? '<' : ''}`),
  );
  kinds.delete('');
  if (kinds.size > 1) return undefined;
  const [kind] = kinds;
  const sum = kind ? freshName(source, 'sum') : undefined;
  const label = freshName(source, 'again');
  const edits = all.map((tail) => ({
    start: tail.whole.start,
    end: tail.whole.end,
    text: stepText(source, found, tail, sum, label),
  }));
  if (!is(fn.body, 'BlockStatement')) return arrow(source, found, all, sum, kind);
  if (sum && kind)
    for (const { node, ancestors } of walk(fn.body)) {
      if (!is(node, 'ReturnStatement') || ancestors.some(isFunction)) continue;
      if (all.some(({ whole }) => whole === node)) continue;
      if (!node.argument || edits.some((edit) => edit.start >= node.start && edit.end <= node.end))
        return undefined;
      const value = `(${source.slice(node.argument)})`;
      edits.push({
        start: node.argument.start,
        end: node.argument.end,
        text: joined(sum, value, kind),
      });
    }
  if (all.some(({ whole }) => !is(whole, 'ReturnStatement'))) return undefined;
  const indent = indentAt(source, fn.start);
  const unit = indentUnit(source);
  const first = fn.body.body[0];
  const last = fn.body.body.at(-1);
  if (!first || !last) return undefined;
  const start = sum ? `let ${sum} = ${kind?.startsWith('*') ? 1 : 0};\n${indent}${unit}` : '';
  const ends =
    is(last, 'ReturnStatement', 'ThrowStatement') || sum ? '' : `\n${indent}${unit}${unit}return;`;
  const isFirstReplaced = edits.find(
    (edit) => edit.start === first.start && edit.end === first.end,
  );
  if (isFirstReplaced || (sum && kind?.startsWith('+') && !isNumeric(source, all)))
    return undefined;
  return [
    insertion(first.start, `${start}${label}: while (true) {\n${indent}${unit}${unit}`),
    ...edits.filter(
      (edit) =>
        edit.start < last.start ||
        edit.end < last.end ||
        edit.start > last.start ||
        edit.end > last.end,
    ),
    ...edits.filter((edit) => edit.start === last.start && edit.end === last.end),
    insertion(last.end, `${ends}\n${indent}${unit}}`),
  ];
}

/** `sum + …` from 0 is right for numbers only: text would begin with a 0. */
function isNumeric(source: Source, tails: readonly Tail[]): boolean {
  return tails.every(({ before, after }) => {
    const text = source.slice((before ?? after) as Node);
    return before === undefined && after === undefined ? true : !/['"`]/.test(text);
  });
}

function tailOf(source: Source, call: NodeOf<'CallExpression'>, fn: Node): Tail | undefined {
  let at: Node = call;
  let up = parentOf(source, at);
  let before: Node | undefined;
  let after: Node | undefined;
  let kind: string | undefined;
  while (up && is(up, 'ParenthesizedExpression', 'TSAsExpression', 'TSNonNullExpression')) {
    at = up;
    up = parentOf(source, up);
  }
  if (is(up, 'BinaryExpression') && /^[+*]$/.test(up.operator)) {
    kind = up.operator;
    if (up.right === at) before = up.left as Node;
    else after = up.right;
    at = up;
    up = parentOf(source, up);
  }
  if (is(up, 'ReturnStatement'))
    return inOwn(source, up, fn) ? { whole: up, call, before, after, operator: kind } : undefined;
  const isValue = is(up, 'ConditionalExpression') && up.test !== at && isFunction(fn);
  return isValue && bare(fn.body) === up
    ? { whole: at, call, before, after, operator: kind }
    : undefined;
}

/** The return is the function's own and no `try` stands around it. */
function inOwn(source: Source, statement: Node, fn: Node): boolean {
  for (let up = parentOf(source, statement); up && up !== fn; up = parentOf(source, up))
    if (isFunction(up) || is(up, 'TryStatement') || isLoop(up))
      return isLoop(up) && inOwn(source, up, fn);
  return true;
}

function joined(sum: string, value: string, kind: string): string {
  return kind.endsWith('<') ? `${value} ${kind[0]} ${sum}` : `${sum} ${kind[0]} ${value}`;
}

function stepText(
  source: Source,
  { params }: Recursion,
  tail: Tail,
  sum: string | undefined,
  label: string,
): string {
  const lines: string[] = [];
  if (sum && tail.operator) {
    const part = `(${source.slice((tail.before ?? tail.after) as Node)})`;
    lines.push(`${sum} = ${joined(sum, part, tail.after ? `${tail.operator}<` : tail.operator)};`);
  }
  const changed = params.flatMap((param, index) => {
    const argument = tail.call.arguments[index] as Node | undefined;
    const code = argument ? source.slice(argument) : 'undefined';
    return code === param ? [] : [{ param, code }];
  });
  if (changed.length === 1) lines.push(`${changed[0]?.param} = ${changed[0]?.code};`);
  else if (changed.length > 1) {
    const names = changed.map(({ param }) =>
      freshName(source, `next${param.charAt(0).toUpperCase()}${param.slice(1)}`),
    );
    changed.forEach(({ code }, index) => lines.push(`const ${names[index]} = ${code};`));
    changed.forEach(({ param }, index) => lines.push(`${param} = ${names[index]};`));
  }
  return `{ ${lines.join(' ')} continue ${label}; }`;
}

/** `(n) => test ? value : f(n - 1)` as a loop over the test. */
function arrow(
  source: Source,
  found: Recursion,
  tails: readonly Tail[],
  sum: string | undefined,
  kind: string | undefined,
): Edit[] | undefined {
  const body = bare(found.fn.body);
  const tail = tails[0];
  if (!is(body, 'ConditionalExpression') || tails.length !== 1 || !tail) return undefined;
  if (sum && kind?.startsWith('+') && !isNumeric(source, tails)) return undefined;
  const isThen = body.consequent.start <= tail.call.start && tail.call.end <= body.consequent.end;
  const test = source.slice(body.test);
  const base = source.slice(isThen ? body.alternate : body.consequent);
  const label = '';
  const step = stepText(source, found, tail, sum, label).replace(' continue ;', '');
  const indent = indentAt(source, found.fn.start);
  const unit = indentUnit(source);
  const lines = [
    ...(sum ? [`let ${sum} = ${kind?.startsWith('*') ? 1 : 0};`] : []),
    `while (${isThen ? test : `!(${test})`}) ${step}`,
    `return ${sum && kind ? joined(sum, `(${base})`, kind) : base};`,
  ];
  const text = `{\n${lines.map((line) => `${indent}${unit}${line}\n`).join('')}${indent}}`;
  return [{ start: found.fn.body.start, end: found.fn.body.end, text }];
}
