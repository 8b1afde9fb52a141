import { quote, unquote } from '../facts/quotes.ts';

/** From the words of one piece of code to those of another. */
export interface Renaming {
  readonly words: ReadonlyMap<string, string>;
  /** What differs within them: `tb` and `gb` of `map.tb` and `map.gb`. */
  readonly cores: readonly (readonly [from: string, to: string])[];
}

/**
 * Learns from words at the same places.
 *
 * @returns undefined when one word would become two
 */
export function learn(pairs: readonly (readonly [string, string])[]): Renaming | undefined {
  const words = new Map<string, string>();
  for (const [from, to] of pairs) {
    const known = words.get(from);
    if (known !== undefined && known !== to) return undefined;
    words.set(from, to);
  }
  const cores = new Map<string, string>();
  for (const [from, to] of words) {
    const [a, b] = [valueOf(from), valueOf(to)];
    if (from === to || a === undefined || b === undefined || a === '' || b === '') continue;
    const [short, long] = core(a, b);
    if (short.length > 1 && long.length > 1) cores.set(short, long);
    cores.set(a, b);
  }
  return { words, cores: [...cores] };
}

/** Whether it gives any word another name. */
export function renames({ cores }: Renaming): boolean {
  return cores.length > 0;
}

/** The word in the other piece of code; the same word where nothing is known of it. */
export function rename(word: string, { words, cores }: Renaming): string {
  const known = words.get(word);
  if (known !== undefined) return known;
  const value = valueOf(word);
  if (value === undefined) return word;
  for (const [from, to] of cores)
    for (const form of forms) {
      const [a, b] = [form(from), form(to)];
      const renamed: string =
        value === a ? b : a.length > 1 && value.includes(a) ? value.replace(a, () => b) : value;
      if (renamed === value) continue;
      if (value === word) return /^[A-Za-z_$][\w$]*$/.test(renamed) ? renamed : word;
      return word.startsWith('"') ? JSON.stringify(renamed) : quote(renamed);
    }
  return word;
}

/** What a name or string says; numbers say nothing. */
function valueOf(word: string): string | undefined {
  if (/^['"`]/.test(word)) return unquote(word);
  return /^[A-Za-z_$]/.test(word) ? word : undefined;
}

const forms: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.charAt(0).toUpperCase() + text.slice(1),
  (text) => text.charAt(0).toLowerCase() + text.slice(1),
];

/** Without what both start and end with. */
function core(a: string, b: string): readonly [string, string] {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}
