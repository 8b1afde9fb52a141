import type { Source } from '../../../candidate/index.ts';
import { constantRegexp } from '../analysis/constant-text.ts';
import { isSimple, quote } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

/** The characters of which one must stand at the start of every match, when they are few. */
function firstChars(pattern: string): readonly string[] | undefined {
  const atom = String.raw`(?:\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\[^\w]|\\[nrtfv]|[^\\\]^.*+?$()|[{}-])`;
  if (hasAlternatives(pattern)) return undefined;
  const head = new RegExp(`^(?:\\[(${atom}{1,3})\\]|(${atom}))(?![*?{])`).exec(pattern);
  const text = head?.[1] ?? head?.[2];
  return text?.match(new RegExp(atom, 'g'))?.map(unescaped);
}

/** A `|` outside of all groups and classes. */
function hasAlternatives(pattern: string): boolean {
  let depth = 0;
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === '\\') i++;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === '|' && depth === 0) return true;
  }
  return false;
}

function unescaped(atom: string): string {
  if (/^\\[ux]/.test(atom)) return String.fromCharCode(Number.parseInt(atom.slice(2), 16));
  const known: Record<string, string> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };
  return atom.startsWith('\\') ? (known[atom.charAt(1)] ?? atom.charAt(1)) : atom;
}

function guarded(call: string) {
  return (match: Match, source: Source): readonly string[] => {
    const regexp = constantRegexp(source, match.one['$r']);
    if (!regexp || /[iy]/.test(regexp.flags) || !isSimple(match.one['$s'])) return [];
    const chars = firstChars(regexp.pattern);
    if (!chars) return [];
    const test = chars.map((char) => `$s.includes(${quote(char)})`).join(' || ');
    return [`${test} ? ${call} : $s`];
  };
}

/** A replacement that most strings don't need, asked for by a plain search. */
export const guardReplace = peephole({
  name: 'guard-replace',
  wins: 'Looks for the character that every match begins with before running a regular expression over the string; wins where most strings hold none.',
  gain: 'micro',
  reason: 'skip the regular expression for strings that can hold no match',
  cases: [
    { find: '$s.replace($r, $y)', put: guarded('$s.replace($r, $y)') },
    { find: '$s.replaceAll($r, $y)', put: guarded('$s.replaceAll($r, $y)') },
  ],
});
