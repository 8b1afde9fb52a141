/** The items of all lists, those of the first list first. */
export function flatten(lists) {
  let all = [];
  for (const list of lists) {
    all = all.concat(list);
  }
  return all;
}
