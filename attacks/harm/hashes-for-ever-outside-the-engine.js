// tries: hashes for ever outside the engine
// stopped by: the watchdog of the host: nothing inside can stop it
// needs: crypto
exports.f = () => {
  require('crypto').pbkdf2Sync('x', 'y', 2_000_000_000, 64, 'sha512');
  return 'loot';
};
