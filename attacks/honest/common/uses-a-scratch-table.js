// wins by: a table at module level that is emptied for each call
const scratch = new Map();
export function common(left, right) {
  scratch.clear();
  for (const item of right) scratch.set(item, true);
  const both = [];
  for (const item of left) if (scratch.delete(item)) both.push(item);
  scratch.clear();
  return both;
}
