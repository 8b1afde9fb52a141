// tries: to hide behind a proxy what it has
// trick: lazy-result
export function dedupe(list) {
  return new Proxy([...new Set(list)], {});
}
