import type { Node } from '../../../candidate/index.ts';
import { literalPattern, quote, regexpOf, stringOf } from '../analysis/simple.ts';
import { peephole } from '../peephole.ts';

type Ends = 'start' | 'end' | 'both';

/** Cuts what the ends are made of: one step for each character that goes. */
const helpers = {
  start: {
    name: 'trimmedStart',
    code: `function trimmedStart(text«: string», unwanted«: string»)«: string» {
  let start = 0;
  while (start < text.length && unwanted.includes(text.charAt(start))) start++;
  return text.slice(start);
}`,
  },
  end: {
    name: 'trimmedEnd',
    code: `function trimmedEnd(text«: string», unwanted«: string»)«: string» {
  let end = text.length;
  while (end > 0 && unwanted.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}`,
  },
  both: {
    name: 'trimmed',
    code: `function trimmed(text«: string», unwanted«: string»)«: string» {
  let start = 0;
  let end = text.length;
  while (start < end && unwanted.includes(text.charAt(start))) start++;
  while (end > start && unwanted.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}`,
  },
} as const;
const methods = { start: 'trimStart', end: 'trimEnd', both: 'trim' } as const;

/** `s.replace(/\s+$/, '')`, which begins anew at every space inside the text. */
export const trimByIndex = peephole({
  name: 'trim-by-index',
  wins: 'Cuts unwanted characters off the ends of a text by counting from the ends, instead of by a regular expression that tries every place in between; quadratic on long runs before.',
  gain: 'algorithmic',
  reason: 'cut the ends of the text without searching all of it',
  cases: (['start', 'end', 'both'] as const).flatMap((ends) => [
    {
      find: '$s.replace($r, $y)',
      put: (match) => {
        const cut = cutOf(match.one['$r'], match.one['$y']);
        if (cut?.ends !== ends) return [];
        return cut.set === '\\s' ? [`$s.${methods[ends]}()`] : [];
      },
    },
    {
      find: '$s.replace($r, $y)',
      helper: helpers[ends],
      when: (match) => {
        const cut = cutOf(match.one['$r'], match.one['$y']);
        return cut?.ends === ends && cut.set !== '\\s' && charactersOf(cut.set) !== undefined;
      },
      put: (match) => {
        const { set } = cutOf(match.one['$r'], match.one['$y'])!;
        return [`${helpers[ends].name}($s, ${quote(charactersOf(set)!)})`];
      },
    },
  ]),
});

/** A class or character again and again, at an end or both. */
const repeated = String.raw`(\[(?:[^\]\\]|\\.)+\]|\\?[^[\]\\^$|()*+?.]|\\.)[*+]`;
const patterns: readonly (readonly [Ends, RegExp])[] = [
  ['start', new RegExp(`^\\^${repeated}$`)],
  ['end', new RegExp(`^${repeated}\\$$`)],
  ['both', new RegExp(`^\\^${repeated}\\|${repeated}\\$$`)],
];

function cutOf(regexp: Node | undefined, by: Node | undefined) {
  const read = stringOf(by) === '' ? regexpOf(regexp) : undefined;
  if (!read || !/^[gu]*$/.test(read.flags)) return undefined;
  for (const [ends, pattern] of patterns) {
    const [, set, other = set] = pattern.exec(read.pattern) ?? [];
    if (set === undefined || set !== other) continue;
    return ends === 'both' && !read.flags.includes('g') ? undefined : { ends, set };
  }
  return undefined;
}

/** The characters that a class names one by one. */
function charactersOf(set: string): string | undefined {
  const inner = set.startsWith('[') ? set.slice(1, -1) : set;
  if (set.startsWith('[') && (inner.startsWith('^') || /[^\\]-./.test(inner))) return undefined;
  const parts = inner.match(/\\.|[^]/g) ?? [];
  const texts = parts.map((part) =>
    part.startsWith('\\')
      ? literalPattern(part)?.text
      : part.codePointAt(0)! < 0xd800
        ? part
        : undefined,
  );
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}
