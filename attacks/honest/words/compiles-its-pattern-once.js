// wins by: a pattern that is compiled at module level
const pattern = /[a-z]+/gi;
export function words(text) {
  const counts = {};
  for (const [word] of text.matchAll(pattern)) {
    const key = '$' + word.toLowerCase();
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
