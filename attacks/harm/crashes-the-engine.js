// tries: crashes the engine
// stopped by: a worker that dies is blamed on the one candidate
exports.f = () => {
  const held = {};
  const deep = (n) => (n === 0 ? held : { a: deep(n - 1), b: deep(n - 1) });
  const all = deep(20);
  for (let i = 0; i < 100; i++) structuredClone(all);
  return 'none';
};
