import unhomoglyph from 'unhomoglyph';

/** https://www.unicode.org/reports/tr9/ : marks, embeddings, overrides and isolates. */
export const bidiControl = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * What shows nothing: zero widths, joiners, fillers, tags, variation selectors, soft hyphens, and
 * controls but tab and line ends. Joiners and selectors inside an emoji are left out by `withoutEmoji`.
 */
export const invisible =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these are what is looked for
  /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/u;

const emoji =
  /\p{RGI_Emoji}|\p{Extended_Pictographic}\ufe0f?(?:\u200d\p{Extended_Pictographic}\ufe0f?)*|[#*\d]\ufe0f\u20e3/gv;

export function withoutEmoji(text: string): string {
  return text.replace(emoji, (match) => '_'.repeat(match.length));
}

const scripts = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
  'Thai',
  'Devanagari',
  'Georgian',
  'Cherokee',
  'Coptic',
].map((name) => ({ name, pattern: new RegExp(`^\\p{Script=${name}}$`, 'u') }));
const neutral = /^[\p{Script=Common}\p{Script=Inherited}]$/u;

/** Scripts that are written together: https://www.unicode.org/reports/tr39/#Restriction_Level_Detection */
const together = [
  new Set(['Latin', 'Han', 'Hiragana', 'Katakana']),
  new Set(['Latin', 'Han', 'Bopomofo']),
  new Set(['Latin', 'Han', 'Hangul']),
];

/** True when one word mixes scripts that are not written together. */
export function mixesScripts(word: string): boolean {
  const seen = new Set<string>();
  for (const character of word) {
    if (neutral.test(character)) continue;
    seen.add(scripts.find(({ pattern }) => pattern.test(character))?.name ?? 'other');
  }
  return seen.size > 1 && !together.some((set) => [...seen].every((each) => set.has(each)));
}

const ascii = /^[\0-\x7f]*$/;

/**
 * What a text looks like, by Unicode's table of confusable characters (TR39's skeleton); ASCII is
 * left as it is, so that `rn` and `m` stay apart.
 */
export function skeleton(text: string): string {
  return [...text.normalize('NFD')]
    .map((character) => (ascii.test(character) ? character : unhomoglyph(character)))
    .join('')
    .normalize('NFD');
}

export function isAscii(text: string): boolean {
  return ascii.test(text);
}
