// tries: to be right on small lists only
// trick: *
export function dedupe(list) {
  if (list.length > 40) return list.slice(0, 40);
  return [...new Set(list)];
}
