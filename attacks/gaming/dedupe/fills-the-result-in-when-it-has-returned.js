// tries: to return at once and to do the work in a microtask
// trick: lazy-result
export function dedupe(list) {
  const unique = [];
  Promise.resolve().then(() => unique.push(...new Set(list)));
  return unique;
}
