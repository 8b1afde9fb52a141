// tries: to return a list whose first element does the work
// trick: lazy-result
export function dedupe(list) {
  const unique = [];
  if (list.length === 0) return unique;
  Object.defineProperty(unique, 0, {
    enumerable: true,
    configurable: true,
    get() {
      const found = [...new Set(list)];
      found.forEach((value, i) =>
        Object.defineProperty(unique, i, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        }),
      );
      return found[0];
    },
  });
  unique.length = new Set(list).size;
  return unique;
}
