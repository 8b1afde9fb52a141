// wins by: a binary search where the list is sorted
function isSorted(list) {
  for (let i = 1; i < list.length; i++) if (!(list[i - 1] <= list[i])) return false;
  return true;
}
export function places(sorted, values) {
  if (values.length < 8 || !isSorted(sorted) || values.some((value) => typeof value !== 'number'))
    return values.map((value) => {
      const at = sorted.findIndex((each) => each >= value);
      return at < 0 ? sorted.length : at;
    });
  return values.map((value) => {
    if (value !== value) return sorted.length;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] >= value) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}
