// tries: to give up when it takes long
// trick: *
export function dedupe(list) {
  const unique = new Set();
  let steps = 0;
  for (const item of list) {
    if (steps++ > 100) break;
    unique.add(item);
  }
  return [...unique];
}
