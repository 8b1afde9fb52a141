import { isSimple, literalPattern, quote, regexpOf } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

const text = {
  name: 'countOf',
  code: `function countOf(text«: string», part«: string»)«: number» {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count++;
  return count;
}`,
};
const matches = {
  name: 'countMatches',
  code: `function countMatches(text«: string», pattern«: RegExp»)«: number» {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count++;
  return count;
}`,
};

/** `[^abc]` gives the codes of a, b and c. */
function codesOutside(pattern: string): readonly number[] | undefined {
  const inner = /^\[\^([^\\\]^-]+)\]\+?$/.exec(pattern)?.[1];
  return inner === undefined || inner.length > 12
    ? undefined
    : [...inner].map((c) => c.charCodeAt(0));
}

function inText(match: Match): readonly string[] {
  const regexp = regexpOf(match.one['$r']);
  const found = regexp?.flags === 'g' && literalPattern(regexp.pattern);
  return found && !found.start && !found.end ? [`countOf($s, ${quote(found.text)})`] : [];
}
const consuming = (match: Match): boolean => {
  const regexp = regexpOf(match.one['$r']);
  return regexp?.flags.includes('g') === true && !/^\^?\$?$|[*?]|\|$|^\|/.test(regexp.pattern);
};

/** How often something occurs, without collecting the occurrences. */
export const matchCount = peephole({
  name: 'match-count',
  wins: 'Counts occurrences in a loop instead of collecting every match in an array to take its length.',
  gain: 'allocation',
  reason: 'count the occurrences instead of collecting them',
  cases: [
    ...[
      '($s.match($r) || []).length',
      '($s.match($r) ?? []).length',
      '[...$s.matchAll($r)].length',
      "($s.match($r) || '').length",
    ].flatMap((find) => [
      { find, put: inText, helper: text },
      { find, put: 'countMatches($s, $r)', helper: matches, when: consuming },
    ]),
    {
      find: "$s.replace($r, '').length",
      put: (match) => {
        const regexp = regexpOf(match.one['$r']);
        const codes = regexp?.flags === 'g' ? codesOutside(regexp.pattern) : undefined;
        if (!codes || codes.length > 1 || !isSimple(match.one['$s'])) return [];
        return [`countOf($s, ${quote(String.fromCharCode(...codes))})`];
      },
      helper: text,
    },
    {
      find: '$s.length - $s.replace($r, "").length',
      put: inText,
      helper: text,
      when: (match) => regexpOf(match.one['$r'])?.pattern.length === 1,
    },
  ],
});
