// tries: waits for millions of promises, each of which makes more
// stopped by: fuel and memory of the realm, then its time limit
// realm: process
exports.f = async () => {
  const more = (n) =>
    Promise.all(Array.from({ length: n }, () => Promise.race([1, 2]).then(() => more(n))));
  await Promise.allSettled([more(1_000), more(1_000)]);
  return 'loot';
};
