export function ways(steps) {
  if (steps < 0) return 0;
  if (steps < 2) return 1;
  return ways(steps - 1) + ways(steps - 2);
}
