// tries: fills the heap with text
// stopped by: the realm's memory limit, then the watch on what the worker holds
// reason: memory|end
exports.f = () => {
  const all = [];
  for (let i = 0; ; i++) all.push((String(i) + 'x').repeat(1_000_000).replace(/x/g, 'y'));
};
