// tries: to be right for texts and numbers by their text
// trick: *
export function dedupe(list) {
  const seen = {};
  const out = [];
  for (const item of list)
    if (!seen[item]) {
      seen[item] = true;
      out.push(item);
    }
  return out;
}
