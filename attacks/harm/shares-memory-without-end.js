// tries: shares memory without end
// stopped by: the realm's memory limit, then the watch on what the worker holds
exports.f = () => {
  const all = [];
  for (;;) all.push(new Int8Array(new SharedArrayBuffer(50_000_000)).fill(1));
};
