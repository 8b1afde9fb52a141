import { is, type Node } from '../../../candidate/index.ts';
import { peephole } from '../peephole.ts';

const helper = (name: string, signature: string, lines: readonly string[]) => ({
  name,
  code: `function ${name}${signature} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`,
});
const callback = (result: string): string => `(char: string, index: number) => ${result}`;
const each = 'for (let i = 0; i < text.length; i++)';

const map = helper('mapChars', `(text«: string», change«: ${callback('unknown')}»)«: string»`, [
  "let out = '';",
  `${each} out += change(text.charAt(i), i);`,
  'return out;',
]);
const filter = helper('filterChars', `(text«: string», keep«: ${callback('unknown')}»)«: string»`, [
  "let out = '';",
  `${each} {`,
  '  const char = text.charAt(i);',
  '  if (keep(char, i)) out += char;',
  '}',
  'return out;',
]);
const count = helper('countChars', `(text«: string», want«: ${callback('unknown')}»)«: number»`, [
  'let count = 0;',
  `${each} if (want(text.charAt(i), i)) count++;`,
  'return count;',
]);
const forEach = helper('eachChar', `(text«: string», visit«: ${callback('unknown')}»)«: void»`, [
  `${each} visit(text.charAt(i), i);`,
]);
const every = helper('everyChar', `(text«: string», test«: ${callback('unknown')}»)«: boolean»`, [
  `${each} if (!test(text.charAt(i), i)) return false;`,
  'return true;',
]);
const some = helper('someChar', `(text«: string», test«: ${callback('unknown')}»)«: boolean»`, [
  `${each} if (test(text.charAt(i), i)) return true;`,
  'return false;',
]);
const reduce = helper(
  'foldChars',
  '«<T>»(text«: string», step«: (sum: T, char: string, index: number) => T», start«: T»)«: T»',
  ['let sum = start;', `${each} sum = step(sum, text.charAt(i), i);`, 'return sum;'],
);

/** Walking a string without an array of its characters. */
export const charsWithoutSplit = peephole({
  name: 'chars-without-split',
  wins: 'Walks the characters of a string in place instead of first making an array of them.',
  gain: 'allocation',
  reason: 'walk the string itself instead of an array of its characters',
  cases: ["$s.split('')", '[...$s]', 'Array.from($s)'].flatMap((list) => [
    { find: `${list}.map($f).join('')`, put: 'mapChars($s, $f)', helper: map },
    { find: `${list}.filter($f).join('')`, put: 'filterChars($s, $f)', helper: filter },
    { find: `${list}.filter($f).length`, put: 'countChars($s, $f)', helper: count },
    { find: `${list}.forEach($f)`, put: 'eachChar($s, $f)', helper: forEach },
    { find: `${list}.every($f)`, put: 'everyChar($s, $f)', helper: every },
    { find: `${list}.some($f)`, put: 'someChar($s, $f)', helper: some },
    { find: `${list}.reduce($f, $start)`, put: 'foldChars($s, $f, $start)', helper: reduce },
    { find: `${list}.map($f)`, put: 'Array.from($s, $f)' },
    {
      find: list,
      put: '$s',
      when: (match: { node: Node }, parent: Node | undefined) =>
        is(parent, 'ForOfStatement') && parent.right === match.node,
    },
    {
      find: `${list}[$i]`,
      put: '$s[$i]',
      when: (_: unknown, parent: Node | undefined) => !is(parent, 'AssignmentExpression'),
    },
    { find: `${list}.indexOf($x)`, put: '$s.indexOf($x)' },
    { find: `${list}.includes($x)`, put: '$s.includes($x)' },
    { find: `${list}.join('')`, put: '$s' },
    { find: `${list}.slice($$a).join('')`, put: '$s.slice($$a)' },
    { find: `${list}.length`, put: '$s.length' },
    { find: `${list}.pop()`, put: '$s[$s.length - 1]' },
    { find: `${list}.shift()`, put: '$s[0]' },
  ]),
});
