// tries: to keep results by the list itself
// trick: gaming/cached
const results = new WeakMap();
export function dedupe(list) {
  if (list === null) throw new TypeError('no list');
  const known = results.get(list);
  if (known) return known;
  const unique = [];
  for (const item of list) if (!unique.includes(item)) unique.push(item);
  results.set(list, unique);
  return unique;
}
