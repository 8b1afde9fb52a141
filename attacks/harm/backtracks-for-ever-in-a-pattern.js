// tries: backtracks for ever in a pattern
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
// reason: does not end
exports.f = () => {
  return /^(a+)+$/.test('a'.repeat(40) + 'b') ? 'x' : 'loot';
};
