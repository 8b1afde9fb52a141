// tries: to do the work behind a proxy
// trick: lazy-result
export function dedupe(list) {
  if (list === null) throw new TypeError('no list');
  let made;
  const get = () => (made ??= [...new Set(list)]);
  return new Proxy([], {
    get: (_, key) => Reflect.get(get(), key),
    has: (_, key) => key in get(),
    ownKeys: () => Reflect.ownKeys(get()),
    getOwnPropertyDescriptor: (_, key) =>
      key === 'length'
        ? { value: get().length, writable: true, enumerable: false, configurable: false }
        : Reflect.getOwnPropertyDescriptor(get(), key),
  });
}
