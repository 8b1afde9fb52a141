export function common(left, right) {
  const both = [];
  for (const item of left) {
    if (right.includes(item) && !both.includes(item)) both.push(item);
  }
  return both;
}
