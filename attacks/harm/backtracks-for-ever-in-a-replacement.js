// tries: backtracks for ever in a replacement
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
// reason: does not end
exports.f = () => {
  return ('a'.repeat(50) + '!').replace(/(a|aa)+$/g, 'x');
};
