export function flatten(lists) {
  const all = [];
  for (const list of lists) {
    for (const item of list) all.push(item);
  }
  return all;
}
