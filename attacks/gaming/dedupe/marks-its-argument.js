// tries: to mark lists that it has seen
// trick: changes-arguments
export function dedupe(list) {
  if (list.seen) return list.seen;
  const unique = [...new Set(list)];
  list.seen = unique;
  return unique;
}
