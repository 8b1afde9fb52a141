// tries: compresses for ever in a pool of threads
// stopped by: its time limit; the whole family of the worker is gone with it
// needs: crypto
exports.f = () => {
  return new Promise((resolve) =>
    require('crypto').pbkdf2('x', 'y', 2_000_000_000, 64, 'sha512', () => resolve('loot')),
  );
};
