import { freshName } from '../analysis/names.ts';
import { isSimple } from '../analysis/simple.ts';
import type { Match } from '../analysis/template.ts';
import { walk, type Node, type Source } from '../../../candidate/index.ts';
import { peephole, type Case } from '../peephole.ts';

const cuts = [
  'if ($a[$i] === $a[$j]) $a.splice($j--, 1);',
  'if ($a[$i] === $a[$j]) { $a.splice($j, 1); $j--; }',
  'if ($a[$i] === $a[$j]) { $j--; $a.splice($j + 1, 1); }',
];
const inner = ['for (let $j = $i + 1; $j < $a.length; $j++)'];
const outer = (rest: string): string[] => [
  `for (let $i = 0; $i < $a.length; $i++) { ${rest} }`,
  `for (let $i = 0; $i < $n; $i++) { ${rest} }`,
  `for (let $i = 0; $i < $a.length - 1; $i++) { ${rest} }`,
];
const nested = [
  ...cuts.flatMap((cut) => inner.flatMap((head) => outer(`${head} { ${cut} }`))),
  ...cuts.flatMap((cut) => [
    `while ($i++ < $n) { var $j = $i + 1; for (; $j < $a.length; $j++) { ${cut} } }`,
    `while ($i < $a.length) { var $j = $i + 1; while ($j < $a.length) { if ($a[$i] === $a[$j]) $a.splice($j, 1); else $j++; } $i++; }`,
  ]),
];
const removals = [
  'for (let $i = $a.length - 1; $i >= 0; $i--) { if ($c) $a.splice($i, 1); }',
  'for (let $i = 0; $i < $a.length; $i++) { if ($c) $a.splice($i--, 1); }',
  'for (let $i = 0; $i < $a.length; $i++) { if ($c) { $a.splice($i, 1); $i--; } }',
  'for (let $i = 0; $i < $a.length; ) { if ($c) $a.splice($i, 1); else $i++; }',
];

function unique(_: Match, source: Source): readonly string[] {
  const [seen, kept, at, item] = ['seen', 'kept', 'at', 'item'].map((name) =>
    freshName(source, name),
  );
  return [
    `{
  const ${seen} = new Set();
  let ${kept} = 0;
  for (let ${at} = 0; ${at} < $a.length; ${at}++) {
    const ${item} = $a[${at}];
    if (!${seen}.has(${item}) || ${item} !== ${item}) {
      ${seen}.add(${item});
      $a[${kept}++] = ${item};
    }
  }
  $a.length = ${kept};
}`,
  ];
}

/** The condition reads the one item only: the array is not the same while items move. */
function readsItemOnly(match: Match, _: Node | undefined, source: Source): boolean {
  const [array, condition] = [match.one['$a'], match.one['$c']];
  if (!array || !condition || !isSimple(array)) return false;
  const item = `${source.slice(array)}[${source.slice(match.one['$i'] as Node)}]`;
  for (const { node } of walk(condition))
    if (
      node.type === 'MemberExpression' &&
      source.slice(node.object) === source.slice(array) &&
      source.slice(node) !== item
    )
      return false;
  return true;
}

/** Items taken out of an array in one pass. */
export const spliceOutToCompact = peephole({
  name: 'splice-out-to-compact',
  wins: 'Moves the items that stay to the front in one pass instead of a splice for each one that goes, and finds duplicates with a Set.',
  gain: 'algorithmic',
  reason: 'move what stays in one pass instead of cutting out one by one',
  cases: [
    ...nested.map((find): Case => ({
      find,
      put: unique,
      when: (match) => isSimple(match.one['$a']),
    })),
    ...removals.map((find): Case => ({
      find,
      put: (_, source) => {
        const kept = freshName(source, 'kept');
        return [
          `{
  let ${kept} = 0;
  for (let $i = 0; $i < $a.length; $i++) {
    if (!($c)) $a[${kept}++] = $a[$i];
  }
  $a.length = ${kept};
}`,
        ];
      },
      when: readsItemOnly,
    })),
  ],
});
