// tries: fills the heap
// stopped by: the realm's memory limit, then the watch on what the worker holds
// reason: memory|end
exports.f = () => {
  const all = [];
  for (;;) all.push(new Array(10_000).fill({}).map((_, i) => ({ i })));
};
