import { walk, is, type Change, type Node, type Source } from '../../../candidate/index.ts';
import {
  bare,
  freshName,
  linesBefore,
  methodCall,
  nameOf,
  numberOf,
  outermostRepeater,
  replacement,
} from '../analysis/index.ts';
import type { Rewrite } from '../rewrite.ts';

/** `Math.max(...xs.slice(0, i + 1))` in a loop over i. */
export const runningExtremes: Rewrite = {
  name: 'running-extremes',
  wins: 'Keeps the largest or smallest of every beginning (or end) of an array in a table made once, instead of looking through it on every round; turns a quadratic loop into a linear one.',
  gain: 'algorithmic',
  *find(region, source) {
    for (const { node } of walk(region)) yield* extreme(source, node);
  },
};

function* extreme(source: Source, node: Node): Generator<Change> {
  const read = extremeOf(node);
  const slice = methodCall(read?.part, 'slice');
  if (!read || !slice || slice.optional) return;
  const [from, to] = slice.args;
  const isBeginning = numberOf(from) === 0 && to !== undefined;
  if (!isBeginning && !(from && to === undefined)) return;
  const repeater = outermostRepeater(source, node, [slice.object]);
  if (!repeater) return;
  const { method } = read;
  const array = source.slice(slice.object);
  const name = freshName(source, method === 'max' ? 'highest' : 'lowest');
  const worst = method === 'max' ? '-Infinity' : 'Infinity';
  const at = freshName(source, 'at', [name]);
  const lines = isBeginning
    ? [
        `const ${name} = [${worst}];`,
        `for (let ${at} = 0; ${at} < ${array}.length; ${at}++)`,
        `\t${name}.push(Math.${method}(${name}[${at}]!, ${array}[${at}]!));`,
      ]
    : [
        `const ${name} = Array(${array}.length + 1).fill(${worst});`,
        `for (let ${at} = ${array}.length - 1; ${at} >= 0; ${at}--)`,
        `\t${name}[${at}] = Math.${method}(${name}[${at} + 1]!, ${array}[${at}]!);`,
      ];
  const isTyped = /\.[cm]?tsx?$/.test(source.file);
  const before = linesBefore(
    source,
    repeater,
    isTyped ? lines : lines.map((line) => line.replaceAll(']!', ']')),
  );
  const place = source.slice((isBeginning ? to : from)!);
  for (const index of [place, `Math.min(${place}, ${array}.length)`])
    if (before)
      yield {
        operator: 'running-extremes',
        edits: [...before, replacement(node, `${name}[${index}]${isTyped ? '!' : ''}`)],
        reason: 'Look the extreme up in a table instead of looking through the part every time',
      };
}

/** `Math.max(...part)` or `Math.max.apply(null, part)`. */
function extremeOf(node: Node): { method: 'max' | 'min'; part: Node } | undefined {
  if (!is(node, 'CallExpression')) return undefined;
  const applied = methodCall(node, 'apply');
  const [only, ...others] = node.arguments;
  const callee = bare(applied && applied.args.length === 2 ? applied.object : node.callee);
  const part = applied ? applied.args[1] : is(only, 'SpreadElement') ? only.argument : undefined;
  if (!is(callee, 'MemberExpression') || callee.computed || !part) return undefined;
  if (!applied && others.length > 0) return undefined;
  const method = nameOf(callee.property);
  const isMath = nameOf(callee.object) === 'Math';
  return isMath && (method === 'max' || method === 'min') ? { method, part } : undefined;
}
