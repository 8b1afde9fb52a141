// tries: has Node's own code search for primes, where nothing can interrupt it
// stopped by: the watchdog of the host
// realm: process
// needs: crypto
const crypto = require('crypto');
exports.f = () => {
  crypto.generateKeyPairSync('rsa', { modulusLength: 16384 });
  return 'loot';
};
