// tries: takes memory through Node's buffers
// stopped by: the realm's memory limit, then the watch on what the worker holds
// realm: process
exports.f = () => {
  const all = [];
  for (;;) all.push(Buffer.alloc(20_000_000, 1));
};
