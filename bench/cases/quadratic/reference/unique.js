export function unique(values) {
  const seen = new Set();
  return values.filter((value) => !seen.has(value) && seen.add(value));
}
