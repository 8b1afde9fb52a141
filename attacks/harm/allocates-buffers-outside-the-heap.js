// tries: allocates buffers outside the heap
// stopped by: the realm's memory limit, then the watch on what the worker holds
// reason: memory|allocation|length|end
exports.f = () => {
  const all = [];
  for (;;) all.push(new ArrayBuffer(50_000_000), new Float64Array(1_000_000).fill(1));
};
