// tries: to do the work when the result is read
// trick: lazy-result
export function dedupe(list) {
  if (list === null) throw new TypeError('no list');
  const length = new Set(list).size;
  let made;
  const out = new Array(length);
  for (let i = 0; i < length; i++)
    Object.defineProperty(out, i, {
      get: () => (made ??= [...new Set(list)])[i],
      enumerable: true,
      configurable: true,
    });
  return out;
}
