import { is, walk, type Edit, type Node, type Source } from '../../../candidate/index.ts';
import { bare, nameOf } from '../analysis/bare.ts';
import { mentionsArguments } from '../analysis/callback.ts';
import { deeper } from '../analysis/indent.ts';
import { inLanguage } from '../analysis/helper.ts';
import { indentAt, indentUnit, replacement } from '../analysis/layout.ts';
import { freshName } from '../analysis/names.ts';
import { parentOf } from '../analysis/parents.ts';
import { replaceUse } from '../analysis/replace-use.ts';
import { recursionOf, type Recursion } from '../analysis/recursion.ts';
import { matchAny, template } from '../analysis/template.ts';
import { isWrittenIn, usesOf, variableOf } from '../analysis/variables.ts';
import type { Rewrite } from '../rewrite.ts';

const operator = 'slice-recursion-to-index';
const cutFront = ['$s.slice($k)', '$s.substring($k)', '$s.substr($k)'].map(template);
const cutBack = [
  '$s.slice(0, -$k)',
  '$s.slice(0, $s.length - $k)',
  '$s.substring(0, $s.length - $k)',
  '$s.substr(0, $s.length - $k)',
].map(template);
const cutBoth = [
  '$s.slice($j, -$k)',
  '$s.slice($j, $s.length - $k)',
  '$s.substring($j, $s.length - $k)',
].map(template);

/** Recursion on ever shorter slices, with positions instead, remembered where it branches. */
export const sliceRecursionToIndex: Rewrite = {
  name: operator,
  wins: 'Recurs on positions in a string or array instead of on ever shorter copies, and remembers results by position where the recursion branches.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) {
      const found = recursionOf(source, node);
      if (!found || mentionsArguments(found.fn.body)) continue;
      const cuts = cutParams(source, found);
      if (!cuts || cuts.length === 0) continue;
      const rest = found.params.filter((param) => !cuts.some((cut) => cut.name === param));
      const isAlike = found.calls.every((call) =>
        rest.every(
          (param) =>
            nameOf(call.arguments[found.params.indexOf(param)] as Node | undefined) === param,
        ),
      );
      for (const isKept of found.calls.length > 1 && isAlike ? [true, false] : [false]) {
        const edits = indexed(source, found, cuts, isKept);
        if (edits) yield { operator, edits, reason: 'recur on positions instead of on copies' };
      }
    }
  },
};

/** A parameter that is cut, with the names of its first position and of the one behind its last. */
interface Cut {
  readonly name: string;
  readonly from: string;
  readonly to: string | undefined;
}

interface Span {
  readonly from: string;
  readonly to: string | undefined;
}

function cutParams(source: Source, { fn, params, calls }: Recursion): Cut[] | undefined {
  const cuts: Cut[] = [];
  for (const [index, name] of params.entries()) {
    const param = fn.params[index] as Node;
    if (!is(param, 'Identifier')) continue;
    const kinds = calls.map((call) =>
      kindOf(source, call.arguments[index] as Node | undefined, name),
    );
    if (kinds.includes('other') || !kinds.some((kind) => kind !== 'same')) continue;
    const variable = variableOf(source, param);
    if (!variable || isWrittenIn(variable, fn.body)) return undefined;
    const isBack = kinds.includes('back') || kinds.includes('both');
    const from = freshName(source, `${name}From`);
    cuts.push({ name, from, to: isBack ? freshName(source, `${name}To`) : undefined });
  }
  return cuts;
}

function kindOf(
  source: Source,
  argument: Node | undefined,
  name: string,
): 'same' | 'front' | 'back' | 'both' | 'other' {
  if (!argument) return 'other';
  if (nameOf(argument) === name) return 'same';
  const kinds = [
    ['front', cutFront],
    ['back', cutBack],
    ['both', cutBoth],
  ] as const;
  for (const [kind, templates] of kinds) {
    const found = matchAny(templates, argument, source.text);
    if (!found || nameOf(found.one['$s']) !== name) continue;
    return kind === 'front' && is(bare(found.one['$k']), 'UnaryExpression') ? 'other' : kind;
  }
  return 'other';
}

function indexed(
  source: Source,
  found: Recursion,
  cuts: readonly Cut[],
  isKept: boolean,
): Edit[] | undefined {
  const { fn, params, calls } = found;
  const step = freshName(source, 'step');
  const known = freshName(source, 'known');
  const edits: Edit[] = [];
  for (const cut of cuts) {
    const variable = variableOf(source, fn.params[params.indexOf(cut.name)]);
    for (const use of variable ? usesOf(variable, fn.body) : []) {
      if (
        calls.some((call) =>
          call.arguments.some(
            (one) =>
              one.start <= use.start &&
              use.end <= one.end &&
              kindOf(source, one, cut.name) !== 'other',
          ),
        )
      )
        continue;
      edits.push(useEdit(source, use, cut));
    }
  }
  for (const call of calls) {
    const passed = call.arguments.flatMap((argument, index) => {
      const cut = cuts.find(({ name }) => name === params[index]);
      if (!cut) return [argumentText(source, argument, edits)];
      const span = spanOf(source, argument, cut);
      return span.to === undefined ? [span.from] : [span.from, span.to];
    });
    edits.push(...outerOnly(edits, replacement(call, `${step}(${passed.join(', ')})`)));
  }
  const kept = edits.filter(
    (edit) =>
      !edits.some((other) => other !== edit && other.start <= edit.start && edit.end <= other.end),
  );
  const inner = params.flatMap((param, index) => {
    const cut = cuts.find(({ name }) => name === param);
    if (!cut) return [source.slice(fn.params[index] as Node)];
    return [cut.from, ...(cut.to === undefined ? [] : [cut.to])].map((name) =>
      inLanguage(`${name}«: number»`, source),
    );
  });
  const first = params.flatMap((param) => {
    const cut = cuts.find(({ name }) => name === param);
    return !cut ? [param] : cut.to === undefined ? ['0'] : ['0', `${param}.length`];
  });
  const text = textWith(source, fn.body, kept);
  const body =
    is(fn.body, 'BlockStatement') || !is(bare(fn.body), 'ObjectExpression') ? text : `(${text})`;
  const indent = indentAt(source, fn.start) + indentUnit(source);
  const positions = cuts.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  const lines = isKept
    ? remembered(source, {
        step,
        known,
        list: inner.join(', '),
        positions,
        cuts,
        names: innerNames(params, cuts),
        body: deeper(source, fn.body, body),
      })
    : [
        `const ${step} = (${inner.join(', ')})${inLanguage('«: any»', source)} => ${deeper(source, fn.body, body)};`,
      ];
  const all = [...lines, `return ${step}(${first.join(', ')});`];
  return [
    replacement(
      fn.body,
      `{\n${all.map((line) => `${indent}${line}\n`).join('')}${indentAt(source, fn.start)}}`,
    ),
  ];
}

function innerNames(params: readonly string[], cuts: readonly Cut[]): string[] {
  return params.flatMap((param) => {
    const cut = cuts.find(({ name }) => name === param);
    return !cut ? [param] : cut.to === undefined ? [cut.from] : [cut.from, cut.to];
  });
}

function remembered(
  source: Source,
  parts: {
    step: string;
    known: string;
    list: string;
    positions: readonly string[];
    cuts: readonly Cut[];
    names: readonly string[];
    body: string;
  },
): string[] {
  const { step, known, list, positions, cuts, names, body } = parts;
  const solve = freshName(source, 'solve');
  const [at, found, result] = ['at', 'found', 'result'].map((name) => freshName(source, name));
  const key = positions.reduce((sum, position, index) => {
    const cut = cuts.find(({ from, to }) => from === position || to === position);
    return index === 0 ? position : `(${sum}) * (${cut?.name}.length + 1) + ${position}`;
  }, '');
  const unit = indentUnit(source);
  return [
    inLanguage(`const ${known}«: any[]» = [];`, source),
    `const ${step} = (${list})${inLanguage('«: any»', source)} => {`,
    `${unit}const ${at} = ${key};`,
    `${unit}const ${found} = ${known}[${at}];`,
    `${unit}if (${found} !== undefined) return ${found};`,
    `${unit}const ${result} = ${solve}(${names.join(', ')});`,
    `${unit}${known}[${at}] = ${result};`,
    `${unit}return ${result};`,
    '};',
    `const ${solve} = (${list}) => ${body};`,
  ];
}

function outerOnly(edits: readonly Edit[], edit: Edit): Edit[] {
  return edits.some((other) => other.start < edit.start && edit.end < other.end) ? [] : [edit];
}

function argumentText(source: Source, argument: Node, edits: readonly Edit[]): string {
  return textWith(
    source,
    argument,
    edits.filter((edit) => argument.start <= edit.start && edit.end <= argument.end),
  );
}

function textWith(source: Source, node: Node, edits: readonly Edit[]): string {
  let out = '';
  let at = node.start;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < at || edit.end > node.end) continue;
    out += source.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + source.text.slice(at, node.end);
}

function spanOf(source: Source, argument: Node, cut: Cut): Span {
  const front = matchAny(cutFront, argument, source.text)?.one['$k'];
  if (front) return { from: plus(cut.from, source.slice(front)), to: cut.to };
  const back = matchAny(cutBack, argument, source.text)?.one['$k'];
  if (back) return { from: cut.from, to: `${cut.to} - ${source.slice(back)}` };
  const both = matchAny(cutBoth, argument, source.text);
  if (!both) return { from: cut.from, to: cut.to };
  const [j, k] = [source.slice(both.one['$j'] as Node), source.slice(both.one['$k'] as Node)];
  return { from: plus(cut.from, j), to: `${cut.to} - ${k}` };
}

function plus(from: string, amount: string): string {
  return amount === '0' ? from : `${from} + ${amount}`;
}

/** One use of the whole: its length, an item, its emptiness, or else the slice itself. */
function useEdit(source: Source, use: Node, { name, from, to }: Cut): Edit {
  const end = to ?? `${name}.length`;
  const parent = parentOf(source, use);
  const above = parent && parentOf(source, parent);
  if (is(parent, 'MemberExpression') && parent.object === use) {
    if (parent.computed) return itemEdit(source, parent, name, from, end);
    const method = nameOf(parent.property);
    if (method === 'length' && !(is(above, 'AssignmentExpression') && above.left === parent)) {
      const isLoose = !is(above, 'MemberExpression', 'TemplateLiteral');
      return replacement(parent, isLoose ? `(${end} - ${from})` : `${end} - ${from}`);
    }
    const index =
      is(above, 'CallExpression') && above.arguments.length === 1
        ? (above.arguments[0] as Node)
        : undefined;
    if (
      is(above, 'CallExpression') &&
      above.callee === parent &&
      index &&
      /^(charAt|charCodeAt|codePointAt)$/.test(method ?? '')
    )
      return replacement(above, `${name}.${method}(${plus(from, source.slice(index))})`);
  }
  if (is(parent, 'UnaryExpression') && parent.operator === '!')
    return replacement(parent, `${from} >= ${end}`);
  const isEmpty = is(parent, 'BinaryExpression') && /^[=!]==?$/.test(parent.operator);
  const other = isEmpty ? (parent.left === use ? parent.right : (parent.left as Node)) : undefined;
  if (isEmpty && is(other, 'Literal') && other.value === '')
    return replacement(
      parent,
      parent.operator.startsWith('=') ? `${from} >= ${end}` : `${from} < ${end}`,
    );
  return replaceUse(source, use, `${name}.slice(${from}${to === undefined ? '' : `, ${to}`})`);
}

const fromEnd = ['$s.length - $k'].map(template);

function itemEdit(
  source: Source,
  member: Node & { type: 'MemberExpression' },
  name: string,
  from: string,
  end: string,
): Edit {
  const index = member.property as Node;
  const back = matchAny(fromEnd, index, source.text);
  if (back && nameOf(back.one['$s']) === name)
    return replacement(member, `${name}[${end} - ${source.slice(back.one['$k'] as Node)}]`);
  return replacement(member, `${name}[${plus(from, source.slice(index))}]`);
}
