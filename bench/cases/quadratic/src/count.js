/** How often each word occurs. */
export function count(words) {
  return words.reduce((counts, word) => ({ ...counts, [word]: (counts[word] ?? 0) + 1 }), {});
}
