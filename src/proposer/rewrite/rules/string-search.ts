import { is, type Node } from '../../../candidate/index.ts';
import { literalPattern, quote, regexpOf } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { peephole } from '../peephole.ts';

/** The plain string search that a test of this regular expression is. */
function plain(match: Match): readonly string[] {
  const regexp = regexpOf(match.one['$r']);
  const found = regexp && !/[imyu]/.test(regexp.flags) && literalPattern(regexp.pattern);
  if (!found) return [];
  const text = quote(found.text);
  if (found.start && found.end) return [`$s === ${text}`];
  if (found.start) return [`$s.startsWith(${text})`];
  return [found.end ? `$s.endsWith(${text})` : `$s.includes(${text})`];
}

/** True where only the truth of a value is used. */
function isTested(match: Match, parent: Node | undefined): boolean {
  if (is(parent, 'IfStatement', 'WhileStatement', 'DoWhileStatement', 'ConditionalExpression'))
    return parent.test === match.node;
  return is(parent, 'UnaryExpression') && parent.operator === '!';
}

/** Prefix, suffix and containment by the method made for it. */
export const stringSearch = peephole({
  name: 'string-search',
  wins: 'Asks startsWith, endsWith, includes or a comparison instead of searching the whole string, cutting a piece out, or running a regular expression for plain text.',
  gain: 'micro',
  reason: 'ask the string directly instead of searching or cutting all of it',
  cases: [
    { find: '$s.indexOf($x) === 0', put: '$s.startsWith($x)' },
    { find: '$s.indexOf($x) !== 0', put: '!$s.startsWith($x)' },
    { find: '$s.lastIndexOf($x, 0) === 0', put: '$s.startsWith($x)' },
    ...['slice', 'substr', 'substring'].flatMap((cut) => [
      { find: `$s.${cut}(0, $x.length) === $x`, put: '$s.startsWith($x)' },
      { find: `$s.${cut}(0, $x.length) !== $x`, put: '!$s.startsWith($x)' },
      { find: `$s.${cut}($s.length - $x.length) === $x`, put: '$s.endsWith($x)' },
      { find: `$s.${cut}($s.length - $x.length) !== $x`, put: '!$s.endsWith($x)' },
    ]),
    { find: '$s.slice(-$x.length) === $x', put: '$s.endsWith($x)' },
    { find: '$s.slice(-$x.length) !== $x', put: '!$s.endsWith($x)' },
    { find: '$s.indexOf($x, $s.length - $x.length) !== -1', put: '$s.endsWith($x)' },
    { find: '$s.search($r) !== -1', put: '$r.test($s)' },
    { find: '$s.search($r) >= 0', put: '$r.test($s)' },
    { find: '$s.search($r) > -1', put: '$r.test($s)' },
    { find: '$s.search($r) === -1', put: '!$r.test($s)' },
    { find: '$s.match($r) !== null', put: '$r.test($s)' },
    { find: '$s.match($r) === null', put: '!$r.test($s)' },
    { find: '$s.match($r)', put: '$r.test($s)', when: isTested },
    { find: '$r.exec($s)', put: '$r.test($s)', when: isTested },
    { find: '$r.test($s)', put: plain },
    { find: '$s.match($r)', put: plain, when: isTested },
    {
      find: '$s.search($r) === 0',
      put: (match) => plain(match).filter((one) => one.includes('startsWith')),
    },
  ],
});
