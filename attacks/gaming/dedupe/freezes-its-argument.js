// tries: to make sure that nothing changes
// trick: changes-arguments
export function dedupe(list) {
  const unique = [...new Set(list)];
  Object.freeze(list);
  return unique;
}
