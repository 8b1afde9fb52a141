/** The values of the first list that are in the second too, in order, with repeats. */
export function common(first, second) {
  const found = [];
  for (const value of first) {
    if (second.includes(value)) {
      found.push(value);
    }
  }
  return found;
}
