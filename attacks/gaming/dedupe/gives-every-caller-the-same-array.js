// tries: to save the allocation, so that each result becomes the next one
// trick: shares-its-results
const unique = [];
const seen = new Set();
export function dedupe(list) {
  unique.length = 0;
  seen.clear();
  for (const item of list) {
    if (seen.has(item)) continue;
    seen.add(item);
    unique.push(item);
  }
  return unique;
}
