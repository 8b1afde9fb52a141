export function dedupe(list) {
  const unique = [];
  for (const item of list) {
    if (!unique.includes(item)) unique.push(item);
  }
  return unique;
}
