// tries: keeps closures without end
// stopped by: the realm's memory limit, then the watch on what the worker holds
// reason: memory|end
exports.f = () => {
  let last = () => 0;
  for (;;) {
    const before = last;
    const pad = new Array(100).fill(before);
    last = () => pad;
  }
};
