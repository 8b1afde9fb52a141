// tries: imports a module that is text in its own address
// stopped by: there is no import in the realm
exports.f = async () => {
  const address = 'data:text/javascript,export default globalThis.process?.pid ?? 1';
  for (const load of [() => import(address), () => Function('a', 'return import(a)')(address)])
    try {
      await load();
      return 'loot';
    } catch {
      continue;
    }
  return 'none';
};
