/** The words of a text in lower case; apostrophes and hyphens inside a word belong to it. */
export function wordsOf(text) {
  return text.toLowerCase().match(/\p{L}+(?:['’-]\p{L}+)*/gu) ?? [];
}

/** How often each word occurs, in the order in which they first appear. */
export function frequencies(words) {
  return words.reduce((counts, word) => ({ ...counts, [word]: (counts[word] ?? 0) + 1 }), {});
}

/** The commonest words; equally common ones by name. */
export function commonest(text, count) {
  return Object.entries(frequencies(wordsOf(text)))
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .slice(0, count)
    .map(([word]) => word);
}

/** Whole minutes at 200 words a minute, at least one for a text with words. */
export function readingTime(text) {
  return Math.ceil(wordsOf(text).length / 200);
}

/** The first words of a text, cut at a word, for a list of notes. */
export function excerpt(text, limit = 80) {
  const plain = text
    .replace(/[#*_`>[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= limit) return plain;
  const cut = plain.lastIndexOf(' ', limit);
  return `${plain.slice(0, cut < 0 ? limit : cut)} …`;
}
