import { isSimple, quote, stringOf } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

const count = {
  name: 'countOf',
  code: `function countOf(text«: string», part«: string»)«: number» {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count++;
  return count;
}`,
};
const before = {
  name: 'textBefore',
  code: `function textBefore(text«: string», mark«: string»)«: string» {
  const at = text.indexOf(mark);
  return at === -1 ? text : text.slice(0, at);
}`,
};
const after = {
  name: 'textAfterLast',
  code: `function textAfterLast(text«: string», mark«: string»)«: string» {
  const at = text.lastIndexOf(mark);
  return at === -1 ? text : text.slice(at + mark.length);
}`,
};

const isMark = (match: Match): boolean => (stringOf(match.one['$x'])?.length ?? 0) > 0;
const last = ['$s.split($x).pop()', '$s.split($x).at(-1)', '$s.split($x).slice(-1)[0]'];

/** Parts of a string by position instead of splitting all of it. */
export const splitToSlice = peephole({
  name: 'split-to-slice',
  wins: 'Takes one part of a split, or the number of parts, by indexOf: no array of strings that are thrown away.',
  gain: 'allocation',
  reason: 'look the separator up instead of splitting the whole string',
  cases: [
    ...['$s.split($x)[0]', '$s.split($x).shift()', '$s.split($x).at(0)'].flatMap((find) => [
      { find, put: '$s.split($x, 1)[0]' },
      { find, put: 'textBefore($s, $x)', helper: before, when: isMark },
    ]),
    ...last.flatMap((find) => [
      { find, put: 'textAfterLast($s, $x)', helper: after, when: isMark },
      {
        find,
        put: '$s.slice($s.lastIndexOf($x) + 1)',
        when: (match: Match) =>
          stringOf(match.one['$x'])?.length === 1 && isSimple(match.one['$s']),
      },
    ]),
    {
      find: '$s.split($x).length - 1',
      put: 'countOf($s, $x)',
      helper: count,
      when: (match) => stringOf(match.one['$x']) !== '',
    },
    { find: '$s.split($x).length > 1', put: '$s.includes($x)', when: isMark },
    { find: '$s.split($x).length === 1', put: '!$s.includes($x)', when: isMark },
    { find: '$s.split($x).length', put: '(countOf($s, $x) + 1)', helper: count, when: isMark },
    {
      find: '$s.split($x).join($y)',
      put: (match) => {
        const by = stringOf(match.one['$y']);
        const safe = by !== undefined && !by.includes('$');
        return [safe ? `$s.replaceAll($x, ${quote(by)})` : '$s.replaceAll($x, () => $y)'];
      },
      when: isMark,
    },
    { find: "$s.split('').length", put: '$s.length' },
  ],
});
