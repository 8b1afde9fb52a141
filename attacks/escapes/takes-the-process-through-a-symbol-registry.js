// tries: takes the process through a symbol registry
// stopped by: the realm has no global of the host
exports.f = () => {
  return Object.getOwnPropertySymbols(globalThis)
    .map((key) => globalThis[key])
    .find((it) => it?.pid)
    ? 'loot'
    : 'none';
};
