import { type Node } from '../../../candidate/index.ts';
import { isStatic } from '../analysis/static.ts';
import type { Match } from '../analysis/template.ts';
import { peephole, type Case } from '../peephole.ts';

const made = (name: string, code: string) => ({ name, code: `const ${name} = ${code};` });
const isFixed = (match: Match): boolean =>
  [match.one['$l'], match.one['$o']].every((node: Node | undefined) => !node || isStatic(node));
const cached = (name: string, kind: string) => ({
  name,
  code: `const ${name} = (() => {
  const known = new Map«<string, Intl.${kind}>»();
  return (locale«?: any», options«?: any»)«: Intl.${kind}» => {
    const key = JSON.stringify([locale, options]);
    let made = known.get(key);
    if (!made) known.set(key, (made = new Intl.${kind}(locale, options)));
    return made;
  };
})();`,
});
const numbers = cached('numberFormat', 'NumberFormat');
const dates = cached('dateFormat', 'DateTimeFormat');
const collators = cached('collatorFor', 'Collator');

const lists: readonly [string, string][] = [
  ['', ''],
  [', $l', '$l'],
  [', $l, $o', '$l, $o'],
];

/** Comparators and formatters for a language, made once. */
export const collator = peephole({
  name: 'collator',
  wins: 'Makes the collator or formatter for a language once instead of at every localeCompare, toLocaleString or Intl construction.',
  gain: 'algorithmic',
  reason: 'make the collator or formatter once instead of at every call',
  cases: [
    ...lists.flatMap(([given, passed]): Case[] => [
      {
        find: `$a.localeCompare($b${given})`,
        put: 'collator.compare($a, $b)',
        helper: made('collator', 'new Intl.Collator()'),
        when: (match) => passed === '' && isFixed(match),
      },
      {
        find: `$a.localeCompare($b${given})`,
        put: `collatorFor(${passed}).compare($a, $b)`,
        helper: collators,
        when: () => passed !== '',
      },
      {
        find: `$x.toLocaleString(${passed})`,
        put: `numberFormat(${passed}).format($x)`,
        helper: numbers,
      },
      ...['toLocaleString', 'toLocaleDateString'].map((method) => ({
        find: `$x.${method}(${passed})`,
        put: `dateFormat(${passed}).format($x)`,
        helper: dates,
      })),
    ]),
    { find: 'new Intl.NumberFormat($$a)', put: 'numberFormat($$a)', helper: numbers },
    { find: 'new Intl.DateTimeFormat($$a)', put: 'dateFormat($$a)', helper: dates },
    { find: 'new Intl.Collator($$a)', put: 'collatorFor($$a)', helper: collators },
    {
      find: '$a.localeCompare($b)',
      put: '$a < $b ? -1 : $a > $b ? 1 : 0',
      reason: 'compare the strings by code unit',
    },
  ],
});
