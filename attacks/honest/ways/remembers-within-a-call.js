// wins by: a memory that lives as long as one call
export function ways(steps) {
  const known = new Map();
  const count = (left) => {
    if (left < 0) return 0;
    if (left < 2) return 1;
    const before = known.get(left);
    if (before !== undefined) return before;
    const all = count(left - 1) + count(left - 2);
    known.set(left, all);
    return all;
  };
  return count(steps);
}
