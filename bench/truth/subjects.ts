import type { Example, Value } from '../../src/candidate/index.ts';
import functions from './functions.js';

/** Numbers from 0 up to 1. */
export type Random = () => number;

export interface Subject {
  /** In `functions.js`. */
  readonly name: string;
  /** Where the same function is used with other inputs too. */
  readonly title?: string;
  /** The arguments of one call. */
  readonly args: (random: Random) => readonly Value[];
}

const whole = (random: Random, most: number): number => Math.floor(random() * most);
const listOf = (length: number, item: () => Value): Value => [
  'array',
  Array.from({ length }, item),
];
const numbers = (random: Random, length: number): Value =>
  listOf(length, () => whole(random, 1_000));
const word = (random: Random): string =>
  Array.from({ length: 3 + whole(random, 6) }, () =>
    String.fromCharCode(97 + whole(random, 26)),
  ).join('');
const text = (random: Random, words: number): string =>
  Array.from({ length: words }, () => word(random)).join(' ');
const record = (random: Random): Value => [
  'object',
  [
    ['kind', 'abcdefgh'.charAt(whole(random, 8))],
    ['amount', whole(random, 100)],
    ['note', word(random)],
  ],
];
const records = (random: Random, length: number): Value => listOf(length, () => record(random));
const tree = (random: Random, levels: number): Value => [
  'object',
  [['children', listOf(levels > 0 ? 2 + whole(random, 2) : 0, () => tree(random, levels - 1))]],
];
const nested = (random: Random, levels: number): Value =>
  listOf(4, () => (levels > 0 ? nested(random, levels - 1) : whole(random, 100)));
const matrix = (random: Random, size: number): Value => listOf(size, () => numbers(random, size));

export const subjects: readonly Subject[] = [
  { name: 'gcd', args: (random) => [1 + whole(random, 1e6), 1 + whole(random, 1e6)] },
  { name: 'collatz', args: (random) => [1 + whole(random, 10_000)] },
  { name: 'sumOfSquares', args: (random) => [numbers(random, 200)] },
  { name: 'clamp', args: (random) => [whole(random, 100), 20, 80] },
  { name: 'matrixProduct', args: (random) => [matrix(random, 8), matrix(random, 8)] },
  { name: 'reverseWords', args: (random) => [text(random, 12)] },
  { name: 'hash', args: (random) => [text(random, 20)] },
  { name: 'titleCase', args: (random) => [text(random, 8)] },
  { name: 'editDistance', args: (random) => [text(random, 3), text(random, 3)] },
  { name: 'countVowels', args: (random) => [text(random, 20)] },
  { name: 'slug', args: (random) => [text(random, 10)] },
  { name: 'unique', args: (random) => [numbers(random, 100)] },
  { name: 'sortInPlace', args: (random) => [numbers(random, 60)] },
  { name: 'movingAverage', args: (random) => [numbers(random, 50)] },
  { name: 'chunk', args: (random) => [numbers(random, 60), 1 + whole(random, 7)] },
  { name: 'countBy', args: (random) => [records(random, 40)] },
  { name: 'groupTotals', args: (random) => [records(random, 40)] },
  { name: 'pick', args: (random) => [record(random)] },
  { name: 'withDefaults', args: (random) => [records(random, 20)] },
  { name: 'fibonacci', args: (random) => [8 + whole(random, 6)] },
  { name: 'depth', args: (random) => [tree(random, 4)] },
  { name: 'flatten', args: (random) => [nested(random, 3)] },
  { name: 'drain', args: (random) => [numbers(random, 40)] },
  { name: 'vectorWalk', args: (random) => [numbers(random, 100)] },
  { name: 'sumLater', args: (random) => [numbers(random, 30)] },
  { name: 'gatherLater', args: (random) => [numbers(random, 30)] },
  {
    name: 'sumOfSquares',
    title: 'sumOfSquares, large',
    args: (random) => [numbers(random, 5_000)],
  },
  { name: 'unique', title: 'unique, large', args: (random) => [numbers(random, 1_000)] },
  { name: 'countBy', title: 'countBy, large', args: (random) => [records(random, 1_000)] },
  { name: 'sumLater', title: 'sumLater, large', args: (random) => [numbers(random, 2_000)] },
];

/** Those whose work, done several times over, takes exactly as many times as long. */
export const steady: readonly Subject[] = subjects.filter(({ title, name }) =>
  ['gcd', 'collatz', 'sumOfSquares', 'hash', 'editDistance', 'unique', 'countBy', 'drain'].includes(
    title ?? name,
  ),
);

/** Calls of a subject. */
export function examplesOf(subject: Subject, random: Random, count: number): Example[] {
  return Array.from({ length: count }, () => ({
    origin: 'generated',
    calls: [{ args: subject.args(random) }],
  }));
}

function textOf(name: string): string {
  return String(functions[name]);
}

/** The subject as a module: the body of a CommonJS function, as the sandbox runs it. */
export function moduleOf({ name }: Subject): string {
  return `${textOf(name)}\nexports.subject = ${name};\n`;
}

/** The same function by another name, elsewhere in the file. */
export function copyOf(subject: Subject): string {
  const renamed = moduleOf(subject).replaceAll(
    new RegExp(`\\b${subject.name}\\b`, 'g'),
    `${subject.name}Again`,
  );
  return `/* The same again. */\n${renamed}`;
}

/** The subject done `times` over in each call: two such differ by a known factor. */
export function repeated({ name }: Subject, times: number): string {
  return `${textOf(name)}
exports.subject = function (a, b, c) {
  let last;
  for (let i = 0; i < ${times}; i++) last = ${name}(a, b, c);
  return last;
};
`;
}
