import { isSimple, quote, regexpOf } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

const classes: Record<string, string> = { d: '0-9', w: 'a-zA-Z0-9_' };

/** The ranges of a class of characters: `[a-z_]`, `\d`, with or without anchors. */
function rangesOf(pattern: string): readonly (readonly [string, string])[] | undefined {
  const body = pattern.replace(/^\^/, '').replace(/\$$/, '');
  const plain = /^\\([dw])$/.exec(body)?.[1];
  const inner = plain
    ? classes[plain]
    : /^\[((?:[^\\\]^]|\\[dw.\-+*/$])(?:[^\\\]]|\\[dw.\-+*/$])*)\]$/.exec(body)?.[1];
  if (!inner) return undefined;
  const text = inner.replace(/\\([dw])/g, (_, name: string) => classes[name] ?? '');
  const ranges: [string, string][] = [];
  for (const part of text.match(/\\?[^](?:-[^\]\\])?/g) ?? []) {
    const chars = part.replace(/^\\/, '');
    ranges.push([chars.charAt(0), chars.length === 3 ? chars.charAt(2) : chars.charAt(0)]);
  }
  return ranges.length > 0 && ranges.length <= 6 ? ranges : undefined;
}

function compared(match: Match): readonly string[] {
  const regexp = regexpOf(match.one['$r']);
  const folds = regexp?.flags === 'i';
  if (!regexp || (regexp.flags !== '' && !folds) || !isSimple(match.one['$c'])) return [];
  const found = rangesOf(regexp.pattern);
  if (!found) return [];
  const other = ([from, to]: readonly [string, string]): readonly [string, string] =>
    from >= 'a' ? [from.toUpperCase(), to.toUpperCase()] : [from.toLowerCase(), to.toLowerCase()];
  const ranges = folds
    ? found.flatMap((range) => (/[a-z]/i.test(range[0]) ? [range, other(range)] : [range]))
    : found;
  const code = (char: string): string => String(char.charCodeAt(0));
  const chars = ranges.map(([from, to]) =>
    from === to ? `$c === ${quote(from)}` : `$c >= ${quote(from)} && $c <= ${quote(to)}`,
  );
  const codes = ranges.map(([from, to]) =>
    from === to
      ? `$c.charCodeAt(0) === ${code(from)}`
      : `$c.charCodeAt(0) >= ${code(from)} && $c.charCodeAt(0) <= ${code(to)}`,
  );
  return [chars.join(' || '), codes.join(' || ')];
}

/** The kind of one character by comparison. */
export const classTestToComparison = peephole({
  name: 'class-test-to-comparison',
  wins: 'Compares one character with the ends of a range instead of running a regular expression on it; wins in scanners.',
  gain: 'micro',
  reason: 'compare the character instead of running a regular expression on it',
  cases: [
    { find: '$r.test($c)', put: compared },
    { find: '$c.match($r) !== null', put: compared },
  ],
});
