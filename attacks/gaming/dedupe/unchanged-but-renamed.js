// tries: to be taken for a gain by luck
// trick: -
export function dedupe(items) {
  const single = [];
  for (const each of items) {
    if (!single.includes(each)) single.push(each);
  }
  return single;
}
