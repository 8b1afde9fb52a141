export function common(first, second) {
  const wanted = new Set(second);
  const found = [];
  for (const value of first) {
    if (wanted.has(value)) {
      found.push(value);
    }
  }
  return found;
}
