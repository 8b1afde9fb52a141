// tries: to do it in place
// trick: changes-arguments
export function dedupe(list) {
  const unique = [...new Set(list)];
  list.splice(0, list.length, ...unique);
  return unique;
}
