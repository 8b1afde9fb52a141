/** Lower case, without accents and punctuation, single spaces. */
export function normalise(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a text in order, normalised. */
export function words(text: string): string[] {
  const clean = normalise(text);
  return clean === '' ? [] : clean.split(' ');
}

/** Each word once, in the order in which it first appears. */
export function dedupe(list: readonly string[]): string[] {
  const unique: string[] = [];
  for (const item of list) {
    if (!unique.includes(item)) {
      unique.push(item);
    }
  }
  return unique;
}

/** A part of a URL: `Café crème, 250 g` is `cafe-creme-250-g`. */
export function slug(text: string): string {
  return words(text).join('-');
}

/** Cuts at the last space that fits, and says so with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.lastIndexOf(' ', limit - 1);
  return `${text.slice(0, cut > 0 ? cut : limit - 1)}…`;
}
