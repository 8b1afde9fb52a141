// tries: allocates typed arrays
// stopped by: the realm's memory limit, then the watch on what the worker holds
// reason: memory|allocation|length|end
exports.f = () => {
  const all = [];
  for (;;) all.push(new Uint8Array(20_000_000).fill(1));
};
