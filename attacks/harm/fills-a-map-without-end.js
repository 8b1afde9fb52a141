// tries: fills a map without end
// stopped by: the realm's memory limit, then the watch on what the worker holds
// reason: memory|end|size
exports.f = () => {
  const map = new Map();
  for (let i = 0; ; i++) map.set(i, { i });
};
