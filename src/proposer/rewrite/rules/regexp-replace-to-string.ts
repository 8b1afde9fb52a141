import { is } from '../../../candidate/index.ts';
import { bare } from '../analysis/bare.ts';
import { literalPattern, quote, regexpOf, stringOf } from '../analysis/simple.ts';
import { peephole } from '../peephole.ts';

/** A global replacement of plain text without a regular expression. */
export const regexpReplaceToString = peephole({
  name: 'regexp-replace-to-string',
  wins: 'Replaces plain text by replaceAll or split and join instead of a global regular expression; short strings with few hits gain most.',
  gain: 'micro',
  reason: 'replace plain text without a regular expression',
  cases: [
    {
      find: '$s.replace($r, $y)',
      put: (match) => {
        const regexp = regexpOf(match.one['$r']);
        const found = regexp?.flags === 'g' && literalPattern(regexp.pattern);
        if (!found || found.start || found.end) return [];
        const text = quote(found.text);
        const by = stringOf(match.one['$y']);
        const puts = [`$s.replaceAll(${text}, $y)`];
        const isText =
          by !== undefined ? !by.includes('$') : is(bare(match.one['$y']), 'Identifier');
        if (isText) puts.push(`$s.split(${text}).join($y)`);
        return puts;
      },
    },
    {
      find: '$s.replaceAll($r, $y)',
      put: (match) => {
        const regexp = regexpOf(match.one['$r']);
        const found = regexp?.flags === 'g' && literalPattern(regexp.pattern);
        return found && !found.start && !found.end
          ? [`$s.replaceAll(${quote(found.text)}, $y)`]
          : [];
      },
    },
  ],
});
