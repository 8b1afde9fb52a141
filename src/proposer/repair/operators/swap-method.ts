import { is } from '../../../candidate/index.ts';
import { edit, operator } from './operator.ts';

/** Methods that are taken for one another; neighbours are the likeliest. */
const families: readonly (readonly string[])[] = [
  ['trimStart', 'trimEnd', 'trim'],
  ['toUpperCase', 'toLowerCase'],
  ['toLocaleUpperCase', 'toLocaleLowerCase'],
  ['startsWith', 'endsWith', 'includes'],
  ['some', 'every'],
  ['map', 'filter', 'find', 'forEach', 'flatMap'],
  ['find', 'findLast', 'findIndex', 'filter'],
  ['push', 'unshift', 'concat'],
  ['pop', 'shift'],
  ['slice', 'splice', 'substring', 'substr'],
  ['min', 'max'],
  ['floor', 'ceil', 'round', 'trunc'],
  ['indexOf', 'lastIndexOf', 'findIndex', 'search'],
  ['charAt', 'charCodeAt', 'codePointAt', 'at'],
  ['keys', 'values', 'entries'],
  ['padStart', 'padEnd'],
  ['replace', 'replaceAll'],
  ['match', 'matchAll', 'search', 'test'],
  ['test', 'exec'],
  ['has', 'get', 'set', 'add', 'delete'],
  ['reduce', 'reduceRight'],
  ['call', 'apply', 'bind'],
  ['setMinutes', 'setUTCMinutes'],
  ['setSeconds', 'setUTCSeconds', 'setMilliseconds'],
  ['getTime', 'valueOf', 'getDate'],
  ['getDay', 'getDate', 'getUTCDay', 'getUTCDate'],
  ['getMonth', 'getUTCMonth', 'getFullYear', 'getUTCFullYear'],
  ['getHours', 'getUTCHours', 'getMinutes', 'getUTCMinutes'],
  ['isNaN', 'isFinite', 'isInteger', 'isSafeInteger'],
  ['parseInt', 'parseFloat'],
  ['stringify', 'parse'],
  ['resolve', 'reject'],
  ['all', 'allSettled', 'race', 'any'],
  ['then', 'catch', 'finally'],
  ['sort', 'toSorted', 'reverse', 'toReversed'],
  ['log', 'log2', 'log10', 'exp'],
  ['sin', 'cos', 'tan'],
  ['toString', 'toFixed', 'valueOf', 'toJSON'],
  ['hasOwnProperty', 'hasOwn', 'propertyIsEnumerable'],
  ['flat', 'flatMap'],
  ['fromCharCode', 'fromCodePoint'],
  ['freeze', 'seal'],
  ['setTimeout', 'setInterval', 'setImmediate'],
  ['clearTimeout', 'clearInterval'],
];

const alternatives = new Map<string, Map<string, number>>();
for (const family of families)
  family.forEach((name, at) =>
    family.forEach((other, to) => {
      if (name === other) return;
      const known = alternatives.get(name) ?? new Map<string, number>();
      alternatives.set(name, known);
      const weight = family.length === 2 ? 0.6 : 0.6 / Math.abs(at - to);
      known.set(other, Math.max(known.get(other) ?? 0, weight));
    }),
  );

/** Another method, or global function, of the same family. */
export const swapMethod = operator('swap-method', function* ({ node, of }) {
  if (!is(node, 'CallExpression')) return;
  const { callee } = node;
  const name = is(callee, 'MemberExpression') && !callee.computed ? callee.property : callee;
  if (!is(name, 'Identifier')) return;
  const near = [...(alternatives.get(of(name)) ?? [])].sort((a, b) => b[1] - a[1]);
  for (const [text, weight] of near)
    yield { edits: [edit(name, text)], weight, reason: `Call ${text} instead of ${of(name)}` };
});
